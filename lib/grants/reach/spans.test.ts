import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSpans, type TimeSpan } from './spans'

const span = fc.tuple(fc.nat(40), fc.nat(10)).map(([from, length]): TimeSpan => ({ from, to: from + length }))

test('merged spans hold the same instants, apart and in order', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      const merged = mergeSpans(spans)
      for (let at = 0; at <= 50; at += 0.5) {
        const isIn = (all: readonly TimeSpan[]) => all.some(({ from, to }) => from <= at && at <= to)
        expect(isIn(merged)).toBe(isIn(spans))
      }
      for (const [index, one] of merged.entries()) {
        const next = merged[index + 1]
        if (next !== undefined) expect(next.from).toBeGreaterThan(one.to)
      }
    }),
  )
})
