import { expect, test } from 'vitest'
import { evaluatePolicy } from '@/lib/policy'
import { nothingKnown } from '@/lib/tokens'
import { readClaims } from './read-claims'

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const tokenOf = (claims: unknown): string => `${encode('{"alg":"HS256"}')}.${encode(JSON.stringify(claims))}.c2ln`

test('a token is asked as it stands, with numbers and texts that Remit would not sign', () => {
  const data = { score: 1.5, 'app.tenant': 'Zoe\u0308' }
  const read = readClaims(
    tokenOf({ iat: 1.5, role: null, policy: { version: 3, devices: { custom_data: data } } }),
    nothingKnown,
  )
  if (!read.ok) throw new Error(read.error.message)
  const ask = { resource: 'devices', action: 'read' }
  expect(evaluatePolicy(read.value.claims, { ...ask, target: { custom_data: data } })).toBe('allow')
  expect(evaluatePolicy(read.value.claims, { ...ask, target: { custom_data: { ...data, score: 1 } } })).toBe('deny')
})

test('what is wrong with a token is said, how it is written included', () => {
  const read = readClaims(tokenOf({ sub: 'support@acme.example', role: 'agent', exp: 1, iat: 2 }), nothingKnown)
  const codes = read.ok ? read.value.findings.map(({ code }) => code) : []
  for (const code of ['header-alg', 'shared-subject', 'expires-before-issued', 'audience-missing', 'no-policy']) {
    expect(codes).toContain(code)
  }
})

test('what was meant as a token is told as one what it lacks', () => {
  const read = readClaims(encode('{"alg":"RS256"}'), nothingKnown)
  expect(read.ok ? '' : read.error.message).toMatch(/^A token has three parts/)
})

const blank = { role: null, policy: { version: 3, devices: { custom_data: { user_id: '{{user_id}}' } } } }

test.each([
  ['claims', JSON.stringify(blank)],
  ['a token', tokenOf(blank)],
  ['a variable', '{ version: 3, devices: { custom_data: { user_id: user.id } } }'],
])('of %s with a value left open it is said that nothing has it', (_, text) => {
  const read = readClaims(text, nothingKnown)
  expect(read.ok ? read.value.notes.join(' ') : read.error.message).toMatch(/\{\{\w+\}\} is asked as it is written/)
})

test('of claims without a parameter nothing of the kind is said', () => {
  const read = readClaims(JSON.stringify(blank).replace('{{user_id}}', 'c_4711'), nothingKnown)
  expect(read.ok && read.value.notes.join(' ')).not.toMatch(/as it is written/)
})
