import { describe, expect, test } from 'vitest'
import { type Clocks, judgeClock } from './judge-clock'
import { watchClock } from './steady'

const now = 1_763_800_000_000
const hour = 3_600_000

function judged(change: Partial<Clocks>): string | null {
  return judgeClock({ before: now, after: now + 3, lastAt: now - 10, databaseNow: null, jumpMs: 0, ...change })
}

test.each<[string, Partial<Clocks>]>([
  ['a clock that agrees with all others', {}],
  ['the first entry of all', { lastAt: null }],
  ['an entry that was begun later and written sooner', { lastAt: now + 4_900 }],
  ['a database a moment ahead', { databaseNow: now + 4_000 }],
  ['a jump of this process where the database says the time', { databaseNow: now, jumpMs: hour }],
  ['a database that took long to answer', { after: now + 60_000, databaseNow: now + 30_000 }],
])('%s is no reason to stop', (_what, change) => {
  expect(judged(change)).toBeNull()
})

test.each<[string, Partial<Clocks>, RegExp]>([
  ['behind the journal', { lastAt: now + hour }, /is 60 min behind what was recorded last/],
  ['ten years behind the journal', { lastAt: now + 87_600 * hour }, /is 3650 days behind/],
  ['an hour ahead of the database', { databaseNow: now - hour }, /database are 60 min apart/],
  ['an hour behind the database', { databaseNow: now + hour }, /database are 60 min apart/],
  ['in agreement with a database that is behind the journal', { databaseNow: now, lastAt: now + hour }, /behind/],
  ['ahead by a jump', { jumpMs: hour }, /jumped ahead by 60 min/],
  ['back by a jump', { jumpMs: -3 * hour }, /jumped back by 3 h/],
])('a clock %s is not gone by', (_what, change, sentence) => {
  expect(judged(change)).toMatch(sentence)
})

describe('a clock that is watched', () => {
  /** A watched clock, with a hand on both clocks. */
  function watched() {
    const clocks = { wall: now, ticks: 500 }
    const jumped = watchClock(
      () => clocks.wall,
      () => clocks.ticks,
    )
    const pass = (ms: number, { shift = 0 } = {}) => {
      clocks.wall += ms + shift
      clocks.ticks += ms
      return jumped()
    }
    return { pass }
  }

  test('that runs, and is put right by seconds, has not jumped', () => {
    const { pass } = watched()
    expect([pass(hour), pass(hour, { shift: 30_000 }), pass(hour, { shift: -20_000 })]).toEqual([0, 0, 0])
  })

  test.each([hour, -hour, -87_600 * hour])(
    'that jumps by %i ms says so, and is believed after a steady minute',
    (shift) => {
      const { pass } = watched()
      expect([pass(1_000, { shift }), pass(30_000), pass(29_000), pass(1_000), pass(hour)]).toEqual([
        shift,
        shift,
        shift,
        0,
        0,
      ])
    },
  )

  test('that jumps and comes back was right all the time', () => {
    const { pass } = watched()
    expect([pass(1_000, { shift: hour }), pass(1_000, { shift: -hour })]).toEqual([hour, 0])
  })

  test('that stands still is not believed until it runs', () => {
    const { pass } = watched()
    for (let minute = 1; minute <= 5; minute += 1) {
      const jumped = pass(60_000, { shift: -60_000 })
      expect(jumped).toBe(minute === 1 ? 0 : -60_000 * minute)
    }
    expect([pass(30_000), pass(40_000)]).toEqual([-300_000, 0])
  })
})
