import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPattern } from './pattern'
import { mostSamples } from './pattern-samples'

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

  test('agrees with trying every way where a pattern is longer than one machine word', () => {
    const part = fc.constantFrom<Part>(
      ['a', 1, 1],
      ['b', 0, 1],
      ['a', 0, 99],
      ['[ab]', 0, 40],
      ['b', 29, 29],
      ['a', 0, 1],
    )
    const runs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 40 })), { maxLength: 3 })
    let matched = 0
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 7 }), runs, (parts, letters) => {
        const read = readPattern(
          parts.map(([set, least, most]) => `${set}${most === 99 ? '*' : `{${least},${most}}`}`).join(''),
        )
        const candidate = letters.map(([letter, times]) => letter.repeat(times)).join('')
        const isMatch = ends(parts, candidate).has(candidate.length)
        if (isMatch) matched += 1
        expect(read.ok && read.value.matches(candidate)).toBe(isMatch)
      }),
      { numRuns: 2_000 },
    )
    expect(matched).toBeGreaterThan(30)
  })

  test.each([29, 30, 31, 59, 60, 61, 300])('counts %i places exactly', (count) => {
    const [least, most] = [readPattern(`a{${count}}`), readPattern(`a{0,${count}}`)]
    const answers = [count - 1, count, count + 1].map((length) => {
      const candidate = 'a'.repeat(length)
      return [least.ok && least.value.matches(candidate), most.ok && most.value.matches(candidate)]
    })
    expect(answers).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ])
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

/** A set with the least and the most it may repeat, 99 for any number. */
type Part = readonly [set: string, least: number, most: number]

/** Every place of a text at which the parts can end, one part after the other. */
function ends(parts: readonly Part[], text: string): ReadonlySet<number> {
  let open = new Set([0])
  for (const [set, least, most] of parts) {
    const next = new Set<number>()
    for (const start of open) {
      for (let count = 0; count <= (most === 99 ? text.length : most); count += 1) {
        if (count >= least) next.add(start + count)
        if (!set.includes(text.charAt(start + count) || '-')) break
      }
    }
    open = next
  }
  return open
}

describe('samples of a pattern', () => {
  test('match it, and show more than one text where it fits several', () => {
    for (const source of ['c_[0-9]+', 'acme|globex', '[A-Z]{2}-\\d{3,5}', 'x?y*', '[^a-y]', '\\w+@\\w+\\.de']) {
      const read = readPattern(source)
      const samples = read.ok ? read.value.samples(6) : []
      expect([source, samples.length > 1]).toEqual([source, true])
      expect(samples.filter((sample) => !(read.ok && read.value.matches(sample)))).toEqual([])
    }
  })

  test('are a few, whatever the pattern', () => {
    for (const source of [
      '.*'.repeat(99),
      '[a-z]{0,290}',
      Array.from('abcdefghijklmnopqrstuvwxyz').join('|'),
      '\\w{200}',
    ]) {
      const read = readPattern(source)
      const count = read.ok ? read.value.samples(256).length : 0
      expect(count).toBeGreaterThan(1)
      expect(count).toBeLessThanOrEqual(mostSamples)
    }
  })

  test('are none where no plain character fits', () => {
    const read = readPattern('[😀]')
    expect(read.ok && read.value.samples(6)).toEqual([])
  })
})
