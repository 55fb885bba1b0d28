import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeAt, toValue } from '@/lib/json'
import { analyseToken, nothingKnown, type TokenContext } from './analyse-token'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const sound = {
  iss: 'LICEXAMPLE0001',
  sub: 'ada@acme.example',
  aud: 'https://cobrowse.io',
  iat: 1_795_000_000,
  exp: 1_795_000_600,
  role: null,
  policy: { version: 3, members: { permissions: ['read'] } },
}

function tokenOf(claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string {
  return `${encode(header)}.${encode(claims)}.c2ln`
}

function codesOf(text: string, nowSeconds?: number): readonly string[] {
  const read = analyseToken(text, { ...nothingKnown, nowSeconds })
  if (!read.ok) throw new Error(read.error)
  return read.value.findings.map(({ code }) => code)
}

test('a sound token has nothing wrong with it', () => {
  expect(codesOf(tokenOf(sound), sound.iat)).toEqual([])
})

test.each([
  ['millisecond times', { iat: 1_795_000_000_000 }, 'time-in-milliseconds'],
  ['a wrong audience', { aud: 'https://eu.cobrowse.io' }, 'audience-wrong'],
  ['a listed audience', { aud: ['https://cobrowse.io'] }, 'audience-list'],
  ['no issuer', { iss: undefined }, 'issuer-missing'],
  ['a week of life', { exp: sound.iat + 604_800 }, 'long-lifetime'],
  ['a shared mailbox', { sub: 'support@acme.example' }, 'shared-subject'],
  ['an end before its beginning', { exp: sound.iat - 1 }, 'expires-before-issued'],
  ['an issue far ahead', { iat: sound.iat + 86_400, exp: sound.iat + 86_500 }, 'issued-in-future'],
  ['displayname', { displayname: 'Ada' }, 'misspelled-display-name'],
])('%s is said', (_, claims, code) => {
  expect(codesOf(tokenOf({ ...sound, ...claims }), sound.iat)).toContain(code)
})

test.each([
  [{ alg: 'HS256', typ: 'JWT' }, 'header-alg'],
  [{ alg: 'none' }, 'header-alg'],
  [{ alg: 'RS256', kid: 'k1' }, 'header-kid'],
  [{ alg: 'RS256', typ: 'at+jwt' }, 'header-typ'],
])('of the header %j it is said', (header, code) => {
  expect(codesOf(tokenOf(sound, header))).toEqual([code])
})

const padded = (text: string): string => Buffer.from(text).toString('base64')

test('a token in plain base64 with padding is read, named and never valid', () => {
  const name = 'Zo\u00eb \u00ff?>~? 0'
  const claims = JSON.stringify({ ...sound, displayName: name })
  const text = `${padded('{"alg":"RS256","typ":"JWT"}')}.${padded(`${claims} `.slice(0, claims.length))}.c2k=`
  const read = analyseToken(text, nothingKnown)
  expect(read.ok && read.value.damage).toEqual(['padding', 'standard-base64'])
  expect(read.ok && read.value.neverValid).toMatchObject({ code: 'token-padding', part: 'token', severity: 'error' })
  expect(read.ok && toValue(read.value.claims.root)).toMatchObject({ displayName: name })
})

test('the length of a token is the length it has, without what stood around it', () => {
  const wide = { ...sound, note: 'x'.repeat(4_000) }
  const token = tokenOf(wide)
  const read = analyseToken(`Bearer ${token}\n`, nothingKnown)
  const found = read.ok ? read.value.findings.find(({ code }) => code === 'token-too-long') : undefined
  expect(found?.message).toContain(`This token has ${token.length} characters.`)
  const short = tokenOf({ ...sound, note: 'x'.repeat(2_600) })
  expect(short.length).toBeLessThan(4_096)
  expect(codesOf(short)).not.toContain('token-too-long')
})

test('a token without a signature, and one that is valid at no time, say so first', () => {
  const unsigned = analyseToken(tokenOf(sound).replace(/c2ln$/, ''), nothingKnown)
  expect(unsigned.ok && unsigned.value.neverValid?.code).toBe('token-unsigned')
  const never = { ...sound, nbf: 1_795_000_500, iat: 1_795_010_479, exp: 1_795_004_119 }
  const read = analyseToken(tokenOf(never), nothingKnown)
  expect(read.ok && read.value.neverValid?.message).toMatch(
    /^This token is valid at no time: it ends at 2026-11-18 12:15:19 UTC .*before it was issued, at 2026-11-18 14:01:19 UTC/,
  )
})

test('whatever the claims and the header, the paths of findings exist in their part, and the gravest stand first', () => {
  const value = fc.oneof(fc.constantFrom('RS256', 'none', 'agent', null, 1.5, 1e13, []), fc.jsonValue({ maxDepth: 2 }))
  const key = fc.constantFrom('alg', 'typ', 'kid', 'iss', 'sub', 'aud', 'iat', 'exp', 'role', 'policy', 'displayname')
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.dictionary(key, value), (header, claims) => {
      const read = analyseToken(tokenOf(claims, header), nothingKnown)
      if (!read.ok) return
      const ranks = ['suggestion', 'warning', 'security', 'error']
      const found = read.value.findings.map(({ severity }) => ranks.indexOf(severity))
      expect(found).toEqual(found.toSorted((a, b) => b - a))
      for (const { part, path } of read.value.findings) {
        const document = part === 'header' ? read.value.header : read.value.claims
        expect(nodeAt(document.root, path)).toBeDefined()
      }
    }),
  )
})

test('no caller can leave out the account or the time without saying so', () => {
  const account = { licenseKey: 'license-sandbox' }
  const time = { nowSeconds: 1 }
  // @ts-expect-error -- the time is missing
  const withoutTime: TokenContext = account
  // @ts-expect-error -- the account is missing
  const withoutAccount: TokenContext = time
  expect([
    { ...nothingKnown, ...withoutTime },
    { ...nothingKnown, ...withoutAccount },
  ]).toEqual([
    { licenseKey: 'license-sandbox', nowSeconds: undefined },
    { licenseKey: undefined, nowSeconds: 1 },
  ])
})
