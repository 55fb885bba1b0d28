import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonNode } from '../types'
import { toValue } from '../value'
import mustFail from '../vectors/must-fail.json'
import mustParse from '../vectors/must-parse.json'
import { authoredProfile, outsideProfile, type ReadProfile } from './profile'
import { readJson } from './read-json'

const marking: ReadProfile = { ...outsideProfile, numbers: 'any' }

function codeOf(text: string, profile: ReadProfile = outsideProfile): string {
  const read = readJson(text, profile)
  return read.ok ? 'accepted' : read.error.code
}

function rootOf(text: string, profile: ReadProfile): JsonNode {
  const read = readJson(text, profile)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.root
}

/** What only Remit's own texts may not hold, as others write it. */
const foreign = [
  ['a fractional NumericDate', '{"iat":1795000000.5}'],
  ['an exponent', '[1.5e3,1E2,-0]'],
  ['a key with a sign of databases', '{"$ne":"x","":1}'],
  ['a text over several lines', JSON.stringify({ note: 'one\ntwo\u0000' })],
  ['a text of 60,000 characters', JSON.stringify({ note: 'x'.repeat(60_000) })],
  ['joined emoji and separate accents', JSON.stringify({ name: '\u{1f469}\u200d\u{1f4bb} Zoe\u0308' })],
  [
    '300 keys in one object',
    JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k${at}`, at]))),
  ],
] as const

describe('the profile for what others made', () => {
  it.each(foreign)('reads %s, to the same value as the reader of the platform', (_, text) => {
    expect(JSON.stringify(toValue(rootOf(text, outsideProfile)))).toBe(JSON.stringify(JSON.parse(text)))
    expect(codeOf(text, authoredProfile)).not.toBe('accepted')
  })

  it.each(mustParse)('reads $name as the profile for what is signed does', ({ text }) => {
    expect(codeOf(text)).toBe('accepted')
  })

  it('refuses what is no JSON for the same reason at the same place', () => {
    for (const { text, code, line, column } of mustFail) {
      const read = readJson(text, outsideProfile)
      if (read.ok) expect(JSON.stringify(toValue(read.value.root)), code).toBe(JSON.stringify(JSON.parse(text)))
      else if (read.error.code !== 'number-inexact')
        expect([read.error.code, read.error.position]).toEqual([code, { line, column }])
    }
  })

  it.each([
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"__proto__":1}', 'key-reserved'],
    ['["\\ud800"]', 'lone-surrogate'],
    ['["\n"]', 'string-not-closed'],
    ['["\u0001"]', 'control-character'],
    ['[01]', 'number-form'],
    ['[9007199254740993]', 'number-inexact'],
    ['[0.1234567890123456789]', 'number-inexact'],
    ['[1e400]', 'number-inexact'],
    [JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 1]))), 'too-many-in-object'],
  ])('still refuses %.60j', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('marks a number that cannot be held, or refuses it, but never takes a near one for it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.nat(6), (digits, shift) => {
        const text = `${digits}e${-shift}`
        const isExact = String(digits) === BigInt(Number(digits)).toString() && Math.abs(Number(digits)) < 2 ** 53
        const node = rootOf(text, marking)
        const isMarked = node.kind === 'number' && node.isRounded === true
        expect(codeOf(text)).toBe(isMarked ? 'number-inexact' : 'accepted')
        if (isExact) expect(isMarked).toBe(false)
        if (!isMarked && node.kind === 'number')
          expect(Math.abs(node.value * 10 ** shift - Number(digits))).toBeLessThan(1e6)
      }),
    )
    const [big, small] = [rootOf('9007199254740993', marking), rootOf('9007199254740992', marking)]
    expect(big).toMatchObject({ kind: 'number', isRounded: true })
    expect(small).not.toHaveProperty('isRounded')
  })

  it('reads a number of 60,000 digits without waiting', () => {
    expect(codeOf(`[1${'0'.repeat(60_000)}1]`)).toBe('number-inexact')
    expect(codeOf(`[0.${'0'.repeat(30_000)}1${'0'.repeat(30_000)}]`)).toBe('number-inexact')
  })
})

describe('too many members in one object', () => {
  const crowd = (count: number): string =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, [at]])))

  it.each([
    [`{"devices":{"custom_data":${crowd(200)}}}`, 'devices.custom_data has 200 keys; a token carries at most 64.'],
    [crowd(65), 'This object has 65 keys; a token carries at most 64.'],
    [`[{},{"a b\u00e9":${crowd(70)}}]`, '[1]."a b\u00e9" has 70 keys; a token carries at most 64.'],
    [crowd(70).slice(0, -1), 'This object has more than 64 keys; a token carries at most 64.'],
  ])('names the object and the count in %.30j', (text, message) => {
    const read = readJson(text)
    expect(read.ok ? '' : read.error.message).toBe(message)
  })

  it('is said for a list of others with their own bound', () => {
    const read = readJson(crowd(1_200), outsideProfile)
    expect(read.ok ? '' : read.error.message).toBe('This object has 1200 keys; Remit reads at most 1,000.')
  })
})
