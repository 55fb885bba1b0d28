import { expect, test } from 'vitest'
import { formatJson } from '@/lib/json'
import type { Parameter } from '../parameters/parameter'
import { printParameters } from '../parameters/parameter-list'
import { emptyContent } from './content'
import { claimsWithExamples } from './with-examples'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true, example: 'c_1' }

function contentOf(value: string, parameters: readonly Parameter[]) {
  const policy = { version: 3, devices: { custom_data: { user_id: value } } }
  return { ...emptyContent, text: formatJson({ role: null, policy }), parameters: printParameters(parameters) }
}

function usersIn(claims: unknown): unknown {
  return /"user_id":"([^"]*)"/.exec(JSON.stringify(claims))?.[1]
}

test('both sides are filled in with one example, that of the later one', () => {
  const [before, after] = claimsWithExamples(
    contentOf('{{user_id}}', [user]),
    contentOf('{{user_id}}', [{ ...user, example: 'c_2' }]),
  )
  expect([usersIn(before), usersIn(after)]).toEqual(['c_2', 'c_2'])
})

test('a side without parameters, or without an example, stands as it is written', () => {
  const { example: _, ...bare } = user
  const [before, after] = claimsWithExamples(contentOf('c_9', []), contentOf('{{user_id}}', [bare]))
  expect([usersIn(before), usersIn(after)]).toEqual(['c_9', '{{user_id}}'])
})

test('what cannot be read gives no claims', () => {
  expect(claimsWithExamples({ ...contentOf('a', []), text: '{' }, contentOf('a', []))[0]).toBeNull()
})
