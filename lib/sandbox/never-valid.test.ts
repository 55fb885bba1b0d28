import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audience, buildClaims } from '@/lib/claims'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent, readDraft } from '@/lib/templates'
import { analyseToken, nothingKnown } from '@/lib/tokens'
import { testContext, testNow, testPrivateKey } from './testing'
import { verifyAgentToken } from './verify-token'

const context = await testContext()
const now = Math.floor(testNow / 1000)
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token over exactly this header and these claims, signed by the right key. */
async function signedOver(header: unknown, claims: unknown): Promise<string> {
  const input = `${encode(header)}.${encode(claims)}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', testPrivateKey, new TextEncoder().encode(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

/** Whether the verifier takes a token at one of the times at which anything about these claims changes. */
async function isEverTaken(token: string, { iss, exp, nbf }: Readonly<Record<string, unknown>>): Promise<boolean> {
  const edges = [exp, nbf].filter((time) => typeof time === 'number').flatMap((time) => [time - 1, time, time + 1])
  const licenseKeys = typeof iss === 'string' ? [iss] : context.licenseKeys
  for (const seconds of [1, now, 4_000_000_000, ...edges]) {
    const taken = await verifyAgentToken(`Bearer ${token}`, { ...context, licenseKeys, now: seconds * 1000 })
    if (taken.ok) return true
  }
  return false
}

const absent = undefined
const sound = { iss: 'license-test', sub: 'ada@acme.example', aud: audience, iat: now, exp: now + 600, role: null }
const odd = fc.constantFrom<unknown>(absent, null, '', 'x', '1795000000', [], {}, true, 1_795_000_000_000)
const times = fc.constantFrom<unknown>(now - 900, now, now + 300, now + 600, 4_000_000_000)
const oneOf = (right: unknown, ...others: readonly fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, ...others, odd)
const anyClaims = fc.record({
  iss: oneOf(sound.iss),
  sub: oneOf(sound.sub),
  aud: oneOf(audience, fc.constantFrom([audience], ['x'], `${audience}/`)),
  iat: oneOf(now, times),
  exp: oneOf(now + 600, times),
  nbf: oneOf(absent, times),
  policy: fc.constant({ version: 3 }),
  role: fc.constant(null),
})
const anyHeader = fc.record({
  alg: oneOf('RS256', fc.constantFrom('HS256', 'none', 'rs256')),
  typ: oneOf('JWT', fc.constantFrom('jwt', 'at+jwt')),
  kid: oneOf(absent),
  crit: oneOf(absent, fc.constant(['b64'])),
  b64: oneOf(absent, fc.constant(false)),
})
const damages: readonly ((token: string) => string)[] = [
  ...Array.from({ length: 6 }, () => (token: string) => token),
  (token) => `${token}==`,
  (token) => token.replace(/[^.]*$/, ''),
  // A signature of 256 bytes ends in a character with four bits to spare.
  (token) => token.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
]

test('whatever the verifier of the sandbox refuses at every time is named as never valid, or cannot be read at all', async () => {
  await fc.assert(
    fc.asyncProperty(anyHeader, anyClaims, fc.constantFrom(...damages), async (header, claims, damage) => {
      const token = damage(await signedOver(header, claims))
      const read = analyseToken(token, nothingKnown)
      if (!read.ok || read.value.neverValid !== null) return
      expect(await isEverTaken(token, claims), JSON.stringify({ header, claims })).toBe(true)
    }),
    { numRuns: 600 },
  )
})

test('a sound token is taken, and a last character with bits to spare is a token that is not', async () => {
  const token = await signedOver({ alg: 'RS256', typ: 'JWT' }, sound)
  expect(await isEverTaken(token, sound)).toBe(true)
  const loose = damages.at(-1)?.(token) ?? ''
  const read = analyseToken(loose, nothingKnown)
  expect(read.ok && read.value.neverValid?.code).toBe('token-loose-end')
  expect(await isEverTaken(loose, sound)).toBe(false)
})

test('whatever a draft without an error signs is taken at once', async () => {
  const held = fc.constantFrom<unknown>(now - 900, now + 900, 4_000_000_000, 1_795_000_000_000, 'x', null, [], {}, true)
  const name = fc.constantFrom(
    'nbf',
    'jti',
    'iat',
    'exp',
    'iss',
    'sub',
    'aud',
    'typ',
    'crit',
    'kid',
    'note',
    'displayName',
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, held, { maxKeys: 2 }), async (claims) => {
      const content = { ...emptyContent, text: JSON.stringify({ role: 'agent', ...claims }) }
      const { sound: draft } = readDraft(content, openGuardrail)
      if (!draft.ok) return
      const stamp = {
        licenseKey: sound.iss,
        subject: sound.sub,
        displayName: 'Ada',
        issuedAt: testNow,
        lifetimeSeconds: 60,
      }
      const built = buildClaims(draft.value.document, stamp)
      if (!built.ok) throw new Error(`refused: ${built.error.reserved.join()}`)
      const token = await signedOver({ alg: 'RS256', typ: 'JWT' }, JSON.parse(built.value.text))
      const taken = await verifyAgentToken(`Bearer ${token}`, context)
      expect(taken.ok, built.value.text).toBe(true)
    }),
    { numRuns: 300 },
  )
})
