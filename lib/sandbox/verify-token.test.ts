import { generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { testContext, testNow, testSubject, testToken } from './testing'
import { verifyAgentToken } from './verify-token'

const seconds = Math.floor(testNow / 1000)
const context = await testContext()

async function problem(token: string | null, changes = {}) {
  const result = await verifyAgentToken(token === null ? null : `Bearer ${token}`, { ...context, ...changes })
  return result.ok ? 'accepted' : result.error.message
}

test('a token as Remit signs it is accepted, with the agent it stands for', async () => {
  const result = await verifyAgentToken(`Bearer ${await testToken({ role: null, displayName: 'Mara' })}`, context)
  expect(result).toMatchObject({
    ok: true,
    value: { access: { role: null }, agent: { name: 'Mara', email: testSubject } },
  })
})

test('the same subject is always the same agent, another is another', async () => {
  const ids = await Promise.all(
    [testSubject, testSubject, 'other@example.com'].map(async (sub) => {
      const result = await verifyAgentToken(`Bearer ${await testToken({ sub })}`, context)
      return result.ok ? result.value.agent.id : null
    }),
  )
  expect(ids[0]).toMatch(/^usr_[0-9a-z]{16}$/)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('an absent role stays absent and a null role stays null', async () => {
  const absent = await verifyAgentToken(`Bearer ${await testToken()}`, context)
  expect(absent.ok && absent.value.access).toEqual({})
  const empty = await verifyAgentToken(`Bearer ${await testToken({ role: null, policy: null })}`, context)
  expect(empty.ok && empty.value.access).toEqual({ role: null, policy: null })
})

test('each refusal has the words of jsonwebtoken', async () => {
  const stranger = await generateKeyPair('RS256', { modulusLength: 2048 })
  const secret = new TextEncoder().encode('license-test-license-test-license-test')
  const hs256 = await new SignJWT({ iss: 'license-test' }).setProtectedHeader({ alg: 'HS256' }).sign(secret)
  const [head = '', body = ''] = (await testToken()).split('.')
  expect(await problem(null)).toBe('jwt must be provided')
  expect(await problem('a.b')).toBe('jwt malformed')
  expect(await problem('a.b.c.d')).toBe('jwt malformed')
  expect(await problem('a.b.c')).toBe('invalid token')
  expect(await problem(`${head}.${body}.`)).toBe('jwt signature is required')
  expect(await problem(hs256)).toBe('invalid algorithm')
  expect(await problem(await testToken({ iss: 'someone else' }))).toBe('jwt issuer invalid')
  expect(await problem(await testToken({ iss: undefined }))).toBe('jwt issuer invalid')
  expect(await problem(await testToken({}, stranger.privateKey))).toBe('invalid signature')
  expect(await problem(await testToken({ nbf: seconds + 1 }))).toBe('jwt not active')
  expect(await problem(await testToken({ exp: `${seconds + 60}` }))).toBe('invalid exp value')
  expect(await problem(await testToken({ exp: undefined }))).toBe('jwt claim missing. required: exp')
  expect(await problem(await testToken({ exp: seconds }))).toBe('jwt expired')
  expect(await problem(await testToken({ aud: 'https://eu.cobrowse.io' }))).toBe(
    'jwt audience invalid. expected: https://cobrowse.io',
  )
  expect(await problem(await testToken({ aud: undefined }))).toBe('jwt audience invalid. expected: https://cobrowse.io')
  expect(await problem(await testToken({ iat: undefined }))).toBe('jwt claim missing. required: iat')
  expect(await problem(await testToken({ sub: undefined }))).toBe('jwt claim missing. required: sub')
})

test('of several faults the first in the order is named', async () => {
  const stranger = await generateKeyPair('RS256', { modulusLength: 2048 })
  expect(await problem(await testToken({ iss: 'x', exp: 1 }, stranger.privateKey))).toBe('jwt issuer invalid')
  expect(await problem(await testToken({ exp: 1, aud: 'x' }, stranger.privateKey))).toBe('invalid signature')
  expect(await problem(await testToken({ exp: 1, aud: 'x' }))).toBe('jwt expired')
})

test('a changed payload fails its signature', async () => {
  const [head, , signature] = (await testToken()).split('.')
  const forged = btoa(
    JSON.stringify({
      iss: 'license-test',
      sub: 'x',
      aud: 'https://cobrowse.io',
      iat: seconds,
      exp: seconds + 60,
      role: 'administrator',
    }),
  )
  expect(await problem(`${head}.${forged.replace(/=+$/, '')}.${signature}`)).toBe('invalid signature')
})

test('no clock skew is forgiven unless asked for', async () => {
  const expired = await testToken({ exp: seconds - 5 })
  expect(await problem(expired)).toBe('jwt expired')
  expect(await problem(expired, { clockToleranceSeconds: 10 })).toBe('accepted')
  expect(await problem(await testToken({ exp: seconds + 1 }))).toBe('accepted')
})
