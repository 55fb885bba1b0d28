import { expect, test } from 'vitest'
import { clockTime, distance } from './clock'
import { keyFor } from './request-key'

const now = Date.UTC(2026, 10, 30, 12, 0)
const minute = 60_000

test('a clock time has its zone, and its day where that is another one', () => {
  expect(clockTime(now, now, 'UTC')).toMatch(/12:00.*UTC/)
  expect(clockTime(now + 24 * 60 * minute, now, 'UTC')).toMatch(/Dec/)
})

test.each([
  [29 * minute, 'in 29 min'],
  [119 * minute, 'in 1 h 59 min'],
  [119.5 * minute, 'in 2 h'],
  [-30_000, 'just now'],
  [-3 * minute, '3 min ago'],
])('%i ms away is %s', (away, words) => {
  expect(distance(now + away, now)).toBe(words)
})

test('the same content keeps its key, and a changed one gets another', () => {
  let count = 0
  const make = () => `key ${++count}`
  const first = keyFor(null, { a: 1 }, make)
  expect(keyFor(first, { a: 1 }, make)).toBe(first)
  expect(keyFor(first, { a: 2 }, make).key).toBe('key 2')
})
