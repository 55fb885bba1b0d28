import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPattern } from './pattern'

const atom = fc.constantFrom('a', 'b', '-', '.', '\\d', '\\w', '[ab]', '[^a]', '[0-9-]', '\\.', '[|\\]]', ' ', 'é')
const repeat = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '{1,3}')
const sequence = fc
  .array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([set, count]) => set + count).join(''))
const pattern = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'))
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '.', '|', ']', ' ', 'é', '\n'), maxLength: 8 })

describe('readPattern', () => {
  test('agrees with regular expressions over the whole text', () => {
    fc.assert(
      fc.property(pattern, text, (source, candidate) => {
        const read = readPattern(source)
        expect(read.ok && read.value.matches(candidate)).toBe(new RegExp(`^(?:${source})$`, 'u').test(candidate))
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['(a+)+', 'no groups'],
    ['^a$', 'needs no ^'],
    ['(?=a)', 'no groups'],
    ['a**', 'cannot stand there'],
    ['[z-a]', 'no meaning'],
    ['\\1', 'no meaning'],
    ['\\bword', 'no meaning'],
    ['a{3,2}', 'ends before it starts'],
    ['a{301}', 'repeat counts'],
    ['[', 'cannot stand there'],
    ['', 'at least one'],
    ['a'.repeat(201), '200 characters'],
  ])('refuses %s and says why', (source, why) => {
    const read = readPattern(source)
    expect(read.ok ? '' : read.error).toContain(why)
  })

  test('never throws, whatever the pattern and the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'()[]{}*+?|^$.\\-,1a=!<d😀\ud800'), maxLength: 12 }),
        text,
        (source, candidate) => {
          const read = readPattern(source)
          expect(typeof (read.ok ? read.value.matches(candidate) : read.error)).toMatch(/boolean|string/)
        },
      ),
    )
  })

  test('a pattern that sends backtracking engines astray is answered', () => {
    const read = readPattern('a*a*a*a*a*a*a*a*a*a*b')
    expect(read.ok && read.value.matches('a'.repeat(1_024))).toBe(false)
  })
})

describe('samples of a pattern', () => {
  test('match it, and show more than one text where it fits several', () => {
    for (const source of ['c_[0-9]+', 'acme|globex', '[A-Z]{2}-\\d{3,5}', 'x?y*', '[^a-y]', '\\w+@\\w+\\.de']) {
      const read = readPattern(source)
      const samples = read.ok ? read.value.samples(6) : []
      expect([source, samples.length > 1]).toEqual([source, true])
      expect(samples.filter((sample) => !(read.ok && read.value.matches(sample)))).toEqual([])
    }
  })

  test('are none where no plain character fits', () => {
    const read = readPattern('[😀]')
    expect(read.ok && read.value.samples(6)).toEqual([])
  })
})
