import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextEdit } from '../types'
import { composeEdits, editText } from './edit-text'

/** Sorted edits that lie apart, for a text of the given length. */
function editsIn(length: number): fc.Arbitrary<readonly TextEdit[]> {
  return fc
    .tuple(
      fc.uniqueArray(fc.nat(length), { maxLength: 6 }),
      fc.array(fc.string({ maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([offsets, inserts]) => {
      const sorted = offsets.toSorted((left, right) => left - right)
      return inserts.flatMap((insert, at) => {
        const [from, to] = [sorted.at(at * 2), sorted.at(at * 2 + 1)]
        return from === undefined || to === undefined ? [] : [{ from, to, insert }]
      })
    })
}

describe('composing edits', () => {
  it('gives one list that does what the lists do one after the other', () => {
    const source = 'abcdefghij'
    const rounds = editsIn(source.length).chain((first) =>
      editsIn(editText(source, first).length).map((second): readonly (readonly TextEdit[])[] => [first, second]),
    )
    fc.assert(
      fc.property(rounds, (lists) => {
        const wanted = lists.reduce((text, edits) => editText(text, edits), source)
        expect(editText(source, composeEdits(source.length, lists))).toBe(wanted)
      }),
      { numRuns: 2_000 },
    )
  })

  it('drops what was put in and taken out again', () => {
    expect(composeEdits(3, [[{ from: 1, to: 1, insert: 'x' }], [{ from: 1, to: 2, insert: '' }]])).toEqual([])
  })
})
