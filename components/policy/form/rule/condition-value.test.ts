import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, parseWhole, typeOf, valueTypes } from './condition-value'

describe('convert', () => {
  it('always gives a value of the type asked for', () => {
    const type = fc.constantFrom(...valueTypes.map((option) => option.value))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean()), type, (value, to) => {
        expect(typeOf(convert(value, to))).toBe(to)
      }),
    )
  })

  it('keeps a number through text and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(convert(convert(value, 'text'), 'number')).toBe(value)
      }),
    )
  })
})

describe('parseWhole', () => {
  it.each(['', '-', '01', '1.5', '1e3', '-0', '9007199254740993', ' 1'])('refuses %j', (text) => {
    expect(parseWhole(text)).toBeNull()
  })
})
