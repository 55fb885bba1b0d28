import { expect, test } from 'vitest'
import { problemOfReason, reasonLength } from './reason'

const { least, most } = reasonLength

test('a reason is a few words at least, and blanks around it do not count', () => {
  expect(problemOfReason(`  ${'x'.repeat(least - 1)}  `)).toMatch(/^Say why/)
  expect(problemOfReason('x'.repeat(most + 1))).toMatch(/^Keep/)
  expect(problemOfReason(`  ${'x'.repeat(least)}  `)).toBeNull()
})
