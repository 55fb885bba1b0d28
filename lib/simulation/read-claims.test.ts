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

const inexact = `{"iat":1794999999.1234567642,"exp":1795000600,"iss":"L","sub":"a@b.example","aud":"https://cobrowse.io","account_no":12345678901234567890,"role":null,"policy":{"version":3,"devices":{"custom_data":{"tenant":"acme"}},"members":{"permissions":["read"],"id":1e400}}}`
const inexactToken = `${encode('{"alg":"RS256","typ":"JWT"}')}.${encode(inexact)}.c2ln`

test('a number that no number holds is named at its place, and the token is read as far as it goes', () => {
  const read = readClaims(inexactToken, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  const named = read.value.findings.filter(({ code }) => code === 'number-inexact')
  expect(named.map(({ path }) => path.join('.'))).toEqual(['iat', 'account_no', 'policy.members.id'])
  expect(named.map(({ message }) => message).join(' ')).toContain('account_no is 12345678901234567890.')
  expect(read.value.findings.map(({ code }) => code)).not.toContain('time-not-number')
  const target = { custom_data: { tenant: 'acme' } }
  expect(evaluatePolicy(read.value.claims, { resource: 'devices', action: 'read', target })).toBe('allow')
})

test.each([
  ['a condition', '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"n":12345678901234567890}}}}'],
  ['a version', '{"role":null,"policy":{"version":3.0000000000000000001,"devices":{}}}'],
  ['a role', '{"role":12345678901234567890,"policy":{"version":3,"devices":{}}}'],
])('what such a number means as %s is not guessed: it allows nothing', (_, claims) => {
  const read = readClaims(`${encode('{"alg":"RS256"}')}.${encode(claims)}.c2ln`, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  const near = { custom_data: { n: Number('12345678901234567890') } }
  for (const target of [near, { custom_data: { n: '12345678901234567890' } }, {}]) {
    expect(evaluatePolicy(read.value.claims, { resource: 'devices', action: 'read', target })).toBe('deny')
  }
})

test('a byte order mark inside a part of a token is passed over, and said to make it worthless', () => {
  const read = readClaims(`${encode('\ufeff{"alg":"RS256"}')}.${encode('\ufeff{"role":"agent"}')}.c2ln`, nothingKnown)
  expect(read.ok && read.value.claims).toMatchObject({ role: 'agent' })
  expect(read.ok && read.value.neverValid?.code).toBe('token-byte-order-mark')
})

test.each([
  ['no policy and no role', { sub: 'support@acme.example', iat: 1, exp: 2 }],
  ['every device', { role: null, policy: { version: 3, devices: {} } }],
  [
    'a misspelled name and a beginning',
    { role: 'agent', displayname: 'Ida', nbf: 1, policy: { version: 3, devices: {} } },
  ],
  [
    'two customers',
    { role: null, policy: { version: 3, devices: { id: 'a' }, sessions: { custom_data: { user_id: 'b' } } } },
  ],
])('what is wrong with a token is said of an embed address with it as of the token alone: %s', (_, claims) => {
  const codesOf = (text: string) => {
    const read = readClaims(text, { ...nothingKnown, nowSeconds: 1_700_000_000 })
    if (!read.ok) throw new Error(read.error.message)
    return read.value.findings.map(({ code }) => code).toSorted()
  }
  const token = tokenOf(claims)
  expect(codesOf(`https://cobrowse.io/dashboard?token=${token}`)).toEqual(codesOf(token))
})
