import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { copyName, distinctNames, labelsOf } from './name'
import { templateName } from './parts/name-schema'

test('surrounding space is removed and the rest is kept', () => {
  expect(templateName.parse('  One customer ')).toBe('One customer')
})

test.each([
  ['nothing', ''],
  ['only spaces', '   '],
  ['81 characters', 'x'.repeat(81)],
  ['a zero-width space', 'One\u200bcustomer'],
  ['a direction override', 'One\u202ecustomer'],
  ['a line break', 'One\ncustomer'],
  ['a variation selector', 'One\ufe00customer'],
  ['a variation selector of ideographs', 'One\u{e0100}customer'],
  ['a line separator', 'One\u2028customer'],
  ['a private-use character', 'One\ue000customer'],
  ['half a character', 'One\ud83dcustomer'],
])('%s is not a name', (_what, text) => {
  expect(templateName.safeParse(text).success).toBe(false)
})

test('the copy of every valid name has a valid name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
      const name = templateName.safeParse(text)
      fc.pre(name.success)
      expect(templateName.safeParse(copyName(name.data)).success).toBe(true)
    }),
  )
})

test('thousands of one name are numbered in thousands of looks, however many there are already', () => {
  const taken = new Set(['One customer', ...Array.from({ length: 2_000 }, (_, at) => `One customer (${at + 2})`)])
  const looks = vi.spyOn(Set.prototype, 'has')
  const names = distinctNames(new Array<string>(2_000).fill('One customer'), taken)
  const count = looks.mock.calls.length
  looks.mockRestore()
  expect(new Set([...names, ...taken]).size).toBe(4_001)
  expect(names.at(-1)).toBe('One customer (4001)')
  expect(count).toBeLessThan(10_000)
})

test('templates of one name are told apart by the end of their address and who saved them; others have their name alone', () => {
  const of = (end: string, name: string, updatedBy: string) =>
    ({ id: `tpl_00000000000000${end}`, name, updatedBy }) as const
  const labels = labelsOf([
    of('aaaaaa', 'One customer', 'Ann Author'),
    of('bbbbbb', 'Night desk', 'Ann Author'),
    of('cccccc', 'One customer', 'Ann Author'),
    of('dddddd', 'One customer', 'Paul Publisher'),
  ]).map(({ label }) => label)
  expect(labels).toEqual([
    'One customer · aaaaaa · saved by Ann Author',
    'Night desk',
    'One customer · cccccc · saved by Ann Author',
    'One customer · dddddd · saved by Paul Publisher',
  ])
})
