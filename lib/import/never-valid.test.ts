import { expect, test } from 'vitest'
import { nothingKnown } from '@/lib/tokens'
import { readImport } from '.'

const sound = { iss: 'key', sub: 'a@b.example', aud: 'https://cobrowse.io', iat: 1_795_000_000, exp: 1_795_000_600 }
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: object, header: object = { alg: 'RS256', typ: 'JWT' }, signature = 'c2ln'): string =>
  `${encode(header)}.${encode({ ...claims, role: null, policy: { version: 3 } })}.${signature}`

const never = (text: string): string | null | undefined => {
  const read = readImport(text, nothingKnown)
  return read.ok ? (read.value.neverValid?.code ?? null) : undefined
}

test('a token that no verifier takes is named as such, and one that is only ill-advised is not', () => {
  expect(never(tokenOf(sound))).toBeNull()
  expect(never(tokenOf({ ...sound, exp: sound.iat - 1 }))).toBe('expires-before-issued')
  expect(never(tokenOf(sound, { alg: 'HS256', typ: 'JWT' }))).toBe('header-alg')
  expect(never(tokenOf(sound, { alg: 'RS256', typ: 'JWT' }, ''))).toBe('token-unsigned')
  expect(never(tokenOf({ ...sound, aud: 'https://eu.cobrowse.io' }))).toBe('audience-wrong')
  expect(never(tokenOf({ ...sound, exp: '1795000600' }))).toBe('time-not-number')
  expect(never(tokenOf({ ...sound, exp: sound.iat + 7 * 86_400 }))).toBeNull()
})

test('claims that no token could be valid with are named without a token around them', () => {
  const claims = { ...sound, exp: sound.iat - 1, role: null, policy: { version: 3 } }
  expect(never(JSON.stringify(claims))).toBe('expires-before-issued')
})
