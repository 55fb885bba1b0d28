import { expect, test } from 'vitest'
import { emptyContent, type Parameter, printParameters } from '@/lib/templates'
import { fillContent } from './fill-content'

const user: Parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true, example: 'c_4711' }
const text = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"}}}}'

function contentOf(...parameters: readonly Parameter[]) {
  return { ...emptyContent, text, parameters: printParameters(parameters) }
}

function userIn({ claims }: ReturnType<typeof fillContent>): unknown {
  return JSON.stringify(claims?.policy ?? null)
}

test('a template is asked with the example, or with what was typed, and never with its braces', () => {
  expect(userIn(fillContent(contentOf(user), {}))).toContain('"c_4711"')
  const filled = fillContent(contentOf(user), { user_id: 'c_9020' })
  expect(userIn(filled)).toContain('"c_9020"')
  expect(filled).toMatchObject({ parameters: [user], problems: {}, failure: null })
})

test.each([
  ['emptied', { user_id: '' }],
  ['with a space at its end', { user_id: 'c_1 ' }],
])('a value that is %s is named at its field, and nothing is answered', (_, typed) => {
  expect(fillContent(contentOf(user), typed)).toMatchObject({
    claims: null,
    problems: { user_id: expect.stringContaining('user_id') },
    failure: null,
  })
})

test('what no value would help against is said', () => {
  expect(fillContent(contentOf(), {})).toMatchObject({ claims: null, failure: expect.stringContaining('{{user_id}}') })
  expect(fillContent({ ...emptyContent, text: '{' }, {})).toMatchObject({ claims: null, failure: expect.any(String) })
})
