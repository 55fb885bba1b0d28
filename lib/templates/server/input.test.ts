import { expect, test } from 'vitest'
import { problemOfReason, reasonLength } from '../versions/reason'
import { reasonText } from './input'

const { least, most } = reasonLength

test.each([
  '',
  'Meant.',
  ' '.repeat(least),
  `  ${'x'.repeat(least - 1)}  `,
  'x'.repeat(least),
  `  ${'x'.repeat(most)}  `,
  'x'.repeat(most + 1),
])('the server says of the reason %j what the screen says', (text) => {
  const read = reasonText.safeParse(text)
  expect(read.success ? null : read.error.issues[0]?.message).toBe(problemOfReason(text))
})
