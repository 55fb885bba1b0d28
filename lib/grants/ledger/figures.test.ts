import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOverTime, isTimeZone, quarterMs } from './figures'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia']

function quarterOf(instant: string, count = 1) {
  return { quarter: Math.floor(Date.parse(instant) / quarterMs), count }
}

test('law: the bars hold every grant once, in order, each as far from the next as its unit, and there are few of them', () => {
  const quarter = fc.integer({ min: 1_500_000, max: 2_100_000 })
  const counts = fc.array(fc.record({ quarter, count: fc.integer({ min: 1, max: 50 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(counts, fc.constantFrom(...zones), (quarters, zone) => {
      const { bars, unit } = countOverTime(quarters, zone)
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(quarters.reduce((sum, { count }) => sum + count, 0))
      const starts = bars.map(({ start }) => Date.parse(`${start}Z`))
      expect(starts).toEqual(starts.toSorted((one, other) => one - other))
      const hours = { hour: [1, 1], day: [24, 24], week: [168, 168], month: [672, 744], year: [8_760, 8_784] } as const
      for (const [at, start] of starts.slice(1).entries()) {
        const [least, most] = hours[unit]
        const gap = (start - (starts[at] ?? 0)) / 3_600_000
        expect(gap).toBeGreaterThanOrEqual(least)
        expect(gap).toBeLessThanOrEqual(most)
      }
      expect(bars.length).toBeLessThanOrEqual(63)
    }),
  )
})

test.each([
  [
    'a day in Berlin begins at its own midnight',
    'Europe/Berlin',
    ['2026-07-01T21:45Z', '2026-07-01T22:00Z', '2026-07-09T12:00Z'],
    'day',
    '2026-07-01T00:00',
    1,
  ],
  [
    'a day of a zone that is 45 minutes off',
    'Asia/Kathmandu',
    ['2026-07-01T18:00Z', '2026-07-01T18:15Z', '2026-07-09T12:00Z'],
    'day',
    '2026-07-01T00:00',
    1,
  ],
  [
    'a week begins on Monday',
    'UTC',
    ['2026-11-29T23:45Z', '2026-11-30T00:00Z', '2027-03-01T00:00Z'],
    'week',
    '2026-11-23T00:00',
    1,
  ],
  [
    'the hour that the clock repeats is one bar',
    'Europe/Berlin',
    ['2026-10-25T00:15Z', '2026-10-25T01:15Z', '2026-10-25T02:00Z'],
    'hour',
    '2026-10-25T02:00',
    2,
  ],
] as const)('%s', (_what, zone, instants, unit, start, count) => {
  const counted = countOverTime(
    instants.map((instant) => quarterOf(instant)),
    zone,
  )
  expect(counted.unit).toBe(unit)
  expect(counted.bars[0]).toEqual({ start, count })
})

test('nothing gives no bars, and only zones that exist are taken', () => {
  expect(countOverTime([], 'UTC').bars).toEqual([])
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Europe/Nowhere'), isTimeZone('')]).toEqual([true, false, false])
})
