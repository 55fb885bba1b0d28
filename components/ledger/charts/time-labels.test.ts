import { expect, test } from 'vitest'
import { labelTime } from './time-labels'

test.each([
  ['hour', '14:00', '29 Nov, 14:00'],
  ['day', '29 Nov', 'Sun, 29 Nov 2026'],
  ['week', '29 Nov', 'Week from 29 Nov 2026'],
  ['month', 'Nov 26', 'November 2026'],
  ['year', '2026', '2026'],
] as const)('a bar of one %s is called %s on the axis, and %s in full', (unit, short, whole) => {
  expect(labelTime('2026-11-29T14:00', unit)).toEqual({ short, whole })
})
