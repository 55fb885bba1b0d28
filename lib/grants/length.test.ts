import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLength, parseLength } from './length'

test.each([
  ['90', 90],
  ['30 min', 30],
  ['1h', 60],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['1.1 h', 66],
  ['1 h 30', 90],
  ['1h30m', 90],
  ['2 hours and 15 minutes', 135],
  ['1:30', 90],
  ['0:45', 45],
  ['half an hour', 30],
  ['1 day', 1_440],
  ['31 d', 44_640],
  ['  45 MIN ', 45],
])('%s is %i minutes', (text, minutes) => {
  expect(parseLength(text)).toEqual({ ok: true, value: minutes })
})

test.each([
  '',
  ' ',
  '0',
  '-5',
  '1e3',
  'soon',
  '1.5',
  '0.01 h',
  '1 h 90 h',
  '30 30',
  '1:60',
  '32 days',
  '9999999',
  'NaN',
  '١٠',
])('"%s" is refused with a sentence, and never rounded', (text) => {
  expect(parseLength(text)).toMatchObject({ ok: false, error: expect.stringMatching(/\.$/) })
})

test('what is written for people reads back as the same length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 44_640 }), (minutes) => {
      expect(parseLength(formatLength(minutes))).toEqual({ ok: true, value: minutes })
    }),
  )
})

test('no text makes it throw or take long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const read = parseLength(text)
      if (read.ok) expect(Number.isInteger(read.value)).toBe(true)
    }),
  )
})
