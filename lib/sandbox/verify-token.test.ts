import { generateKeyPair, SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { maxTokenLength } from './read-compact'
import { testContext, testNow, testPrivateKey, testSubject, testToken } from './testing'
import { verifyAgentToken } from './verify-token'

const seconds = Math.floor(testNow / 1000)
const context = await testContext()

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** A token over exactly these texts, signed by the right key, as only its holder could make it. */
async function signedOver(header: string, claims: string): Promise<string> {
  const input = `${encode(header)}.${encode(claims)}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', testPrivateKey, new TextEncoder().encode(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

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
  expect(await problem('a.b.c')).toBe('jwt malformed')
  expect(await problem(`${encode('no json')}.${encode('{}')}.c2ln`)).toBe('invalid token')
  expect(await problem(`${head}.${encode('[1]')}.c2ln`)).toBe('invalid token')
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

const plainHeader = '{"alg":"RS256","typ":"JWT"}'
const members = `"iss":"license-test","sub":"x","aud":"https://cobrowse.io","iat":${seconds}`
const plainClaims = `{${members},"exp":${seconds + 60}}`

test.each([
  ['a byte order mark before the claims', plainHeader, `\ufeff${plainClaims}`],
  ['a byte order mark before the header', `\ufeff${plainHeader}`, plainClaims],
  ['a claim named twice', plainHeader, `{"role":"agent",${plainClaims.slice(1, -1)},"role":"administrator"}`],
  ['a claim named twice, once with an escape', plainHeader, `{"role":null,"r\\u006fle":"agent",${members},"exp":9e9}`],
  ['a member named twice in the policy', plainHeader, `{"policy":{"version":3,"version":2},${members},"exp":9e9}`],
  ['a header named twice', '{"alg":"none","alg":"RS256"}', plainClaims],
  ['an end that no number holds', plainHeader, `{${members},"exp":1e400}`],
  ['a number deep in the policy that no number holds', plainHeader, `{"policy":{"a":[-1e999]},${members},"exp":9e9}`],
  ['a member that changes what an object inherits', plainHeader, `{"__proto__":{"role":"agent"},${members},"exp":9e9}`],
  ['another type of token', '{"alg":"RS256","typ":"logout+jwt"}', plainClaims],
  ['a type that is no text', '{"alg":"RS256","typ":1}', plainClaims],
  ['a payload that is signed as it stands', '{"alg":"RS256","b64":false,"crit":["b64"]}', plainClaims],
  ['an extension that must be understood', '{"alg":"RS256","crit":["exp"]}', plainClaims],
])('%s makes a token malformed, whoever signed it', async (_name, header, claims) => {
  expect(await problem(await signedOver(header, claims))).toBe('jwt malformed')
})

test('the same texts without a fault are a token, so that each fault above is why it is refused', async () => {
  expect(await problem(await signedOver(plainHeader, plainClaims))).toBe('accepted')
  expect(await problem(await signedOver('{"alg":"RS256","typ":"jwt"}', `{${members},"exp":9e9}`))).toBe('accepted')
  const twice = `{"a":{"x":1},"b":[{"x":1},{"x":"{\\"x\\":1,"}],${members},"exp":9e9}`
  expect(await problem(await signedOver('{"alg":"RS256"}', twice))).toBe('accepted')
})

test('padding, plain base64, loose bits and bytes after the signature make a token malformed', async () => {
  const [head = '', body = '', signature = ''] = (await testToken({ note: '>>>???>>>???' })).split('.')
  const plain = Buffer.from(body, 'base64url').toString('base64')
  const standard = [head, body, signature].map((part) => Buffer.from(part, 'base64url').toString('base64')).join('.')
  expect(plain).toMatch(/[+/]/)
  expect(await problem(standard)).toBe('jwt malformed')
  expect(await problem(`${head}.${plain.replaceAll('=', '')}.${signature}`)).toBe('jwt malformed')
  expect(await problem(`${head}.${body}.${signature}==`)).toBe('jwt malformed')
  // 256 bytes end in four bits that mean nothing; base64url has them zero.
  const next = String.fromCharCode((signature.at(-1) ?? '').charCodeAt(0) + 1)
  expect(await problem(`${head}.${body}.${signature.slice(0, -1)}${next}`)).toBe('jwt malformed')
})

test('a token longer than a header is refused for its length alone', async () => {
  const [head = '', body = '', signature = ''] = (await testToken()).split('.')
  const long = encode(`{"x":"${'x'.repeat(4_000_000)}"}`)
  const decoding = vi.spyOn(globalThis, 'atob')
  expect(await problem(`${head}.${long}.${signature}`)).toBe('jwt malformed')
  expect(await problem('x'.repeat(maxTokenLength + 1))).toBe('jwt malformed')
  expect(decoding).not.toHaveBeenCalled()
  expect(await problem(`${head}.${body}.${signature}`)).toBe('accepted')
})
