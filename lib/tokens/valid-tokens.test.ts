import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SignedToken, sumValid } from './valid-tokens'

const mara = { id: 'mem_1', name: 'Mara Lindqvist' }
const aiko = { id: 'mem_2', name: 'Aiko Tanaka' }
const otherMara = { id: 'mem_3', name: 'Mara Lindqvist' }

test('counts what is valid, names each holder once, and tells when the last one expires', () => {
  const signed = [
    { holder: mara, expiresAt: 1_200 },
    { holder: aiko, expiresAt: 1_100 },
    { holder: mara, expiresAt: 1_001 },
    { holder: otherMara, expiresAt: 1_300 },
    { holder: { id: 'mem_4', name: 'Zoe Roth' }, expiresAt: 999 },
  ]
  expect(sumValid(signed, 1_000)).toEqual({
    count: 4,
    holders: ['Aiko Tanaka', 'Mara Lindqvist', 'Mara Lindqvist'],
    until: 1_300,
  })
})

test('a token that expires at this very moment is no longer valid', () => {
  const signed = [{ holder: mara, expiresAt: 1_000 }]
  expect(sumValid(signed, 999)).toEqual({ count: 1, holders: [mara.name], until: 1_000 })
  expect(sumValid(signed, 1_000)).toEqual({ count: 0, holders: [], until: null })
})

const anyToken: fc.Arbitrary<SignedToken> = fc.record({
  holder: fc.constantFrom(mara, aiko, otherMara),
  expiresAt: fc.integer({ min: 0, max: 100 }),
})

test('as time passes no token becomes valid, and at the moment the last one expires there is none', () => {
  fc.assert(
    fc.property(fc.array(anyToken), fc.nat(100), fc.nat(100), (signed, now, wait) => {
      const before = sumValid(signed, now)
      expect(sumValid(signed, now + wait).count).toBeLessThanOrEqual(before.count)
      if (before.until !== null) {
        expect(sumValid(signed, before.until - 1).count).toBeGreaterThan(0)
        expect(sumValid(signed, before.until).count).toBe(0)
      }
    }),
  )
})
