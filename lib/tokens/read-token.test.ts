import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toValue } from '@/lib/json'
import { holdsToken, isTokenText, readToken } from './read-token'

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const header = encode('{"alg":"RS256"}')

test('the claims of a token are read as others write them, and a problem is placed inside them', () => {
  expect(readToken(`${header}.${encode('{"role":null,\n "role":"agent"}')}.c2ln`)).toEqual({
    ok: false,
    error:
      'Inside the claims of this token, line 2, column 2: The key "role" is already in this object. Readers differ on which one counts, so remove one.',
  })
  const read = readToken(`Authorization: Bearer ${header}.${encode('{"role":null}')}.c2ln`)
  expect(read.ok && { ...Object(toValue(read.value.claims.root)) }).toEqual({ role: null })
})

test.each(['', 'a.b', 'a.b.c.d', `${header}..x`, `${header}.a!.x`, `${header}.${encode('[]')}.x`])(
  '%j is no token and is refused',
  (text) => {
    expect(readToken(text).ok).toBe(false)
  },
)

test('a token is noticed wherever it stands in a text, broken over lines too', () => {
  const token = `${header}.${encode('{"role":null}')}.c2ln`
  expect(isTokenText(` "${token}" `)).toBe(true)
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(holdsToken(`${before} ${token.replaceAll('.', ' .\n')}${after}`)).toBe(true)
      expect(holdsToken(`{"note":"${token}"}`)).toBe(true)
    }),
  )
  expect(holdsToken('{ "role": null, "policy": { "version": 3 } }')).toBe(false)
})

test.each([
  ['eyJhbGciOiJSUzI1NiJ9', /this has one/],
  [`${header}.eyJyb2xlIjpudWxsfQ`, /this has 2/],
  [`${header}.a.b.c.d`, /encrypted/],
])('%j is meant as a token, and told what it lacks', (text, says) => {
  expect(isTokenText(text)).toBe(true)
  const read = readToken(text)
  expect(read.ok ? '' : read.error).toMatch(says)
})

test('a padded token is noticed too, alone and wherever it stands', () => {
  const padded = `${Buffer.from('{"alg":"RS256" }').toString('base64')}.${Buffer.from('{"a":"???"}').toString('base64')}.a+/=`
  expect(padded).toContain('=.')
  expect(isTokenText(`Bearer ${padded}`)).toBe(true)
  expect(holdsToken(`{"note":"${padded}"}`)).toBe(true)
  expect(isTokenText('eyes: { role: null }')).toBe(false)
})

test('a long text of what could begin a token is looked through without waiting', () => {
  expect(holdsToken('/eyJ'.repeat(16_000))).toBe(false)
  expect(holdsToken(`${'/eyJ'.repeat(16_000)} .x`)).toBe(false)
})

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readToken(text)
      readToken(`${header}.${text}.x`)
    }),
  )
})

test('a token reads as exactly the claims that were put in', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  const key = fc
    .stringMatching(/^[a-zA-Z][a-zA-Z0-9_ ]{0,19}$/)
    .filter((name) => !['constructor', 'prototype'].includes(name))
  const claims = fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 5 })))
  fc.assert(
    fc.property(claims, (value) => {
      const text = JSON.stringify(value)
      const read = readToken(`${header}.${encode(text)}.c2ln`)
      expect(read.ok && JSON.parse(JSON.stringify(toValue(read.value.claims.root)))).toEqual(JSON.parse(text))
    }),
  )
})
