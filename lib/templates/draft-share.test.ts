import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { share } from './draft-share'

describe('share', () => {
  it('equals next for any two JSON values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(share(previous, next)).toEqual(next)
      }),
    )
  })

  it('gives the previous reference when nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(share(value, structuredClone(value))).toBe(value)
      }),
    )
  })

  it('keeps what did not change and replaces only the way to what did', () => {
    const previous = { rows: [{ key: 'a' }, { key: 'b' }], other: { deep: [1] } }
    const next = share(previous, { rows: [{ key: 'a' }, { key: 'c' }], other: { deep: [1] } })
    expect(next.rows[0]).toBe(previous.rows[0])
    expect(next.rows[1]).not.toBe(previous.rows[1])
    expect(next.other).toBe(previous.other)
  })
})
