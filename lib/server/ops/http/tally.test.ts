import { expect, test } from 'vitest'
import { makeTally } from './tally.mjs'

const limit = { tries: 2, windowMs: 1_000 }

test('a name has its tries within a window, which starts with the first', () => {
  const tally = makeTally(limit)
  expect([0, 1, 2, 999, 1_000].map((now) => tally.take('a', now))).toEqual([0, 0, 998, 1, 0])
  expect(tally.take('b', 2)).toBe(0)
})

test('asking how long to wait takes no try', () => {
  const tally = makeTally(limit)
  expect([tally.waitOf('a', 0), tally.take('a', 0), tally.waitOf('a', 0), tally.take('a', 0)]).toEqual([0, 0, 0, 0])
  expect([tally.waitOf('a', 400), tally.waitOf('a', 1_000)]).toEqual([600, 0])
})

test('a window that starts in the future, as the clock went back, is no window', () => {
  const tally = makeTally(limit)
  for (let count = 0; count < 5; count += 1) tally.take('a', 90_000)
  expect(tally.waitOf('a', 0)).toBe(0)
  expect(tally.take('a', 0)).toBe(0)
})

test('what is kept has a bound: of too many names the oldest is forgotten', () => {
  const tally = makeTally({ ...limit, names: 2 })
  for (const name of ['a', 'a', 'b', 'c']) tally.take(name, 0)
  expect(tally.waitOf('a', 1)).toBe(0)
  expect([tally.take('c', 1), tally.take('c', 1)]).toEqual([0, 999])
})
