import { expect, test } from 'vitest'
import { accountWords, sessionsWords, sumOf } from './ended-sessions'

test.each([
  [0, 'No session of this agent was running.'],
  [1, '1 running session was ended.'],
  [2, '2 running sessions were ended.'],
])('what ending did to %s sessions is said in words', (count, words) => {
  expect(sessionsWords(count)).toBe(words)
})

test('what one ending did is not forgotten by the next, and what is not known stays unknown', () => {
  expect(sumOf(2, 1)).toBe(3)
  expect(sumOf(null, 1)).toBeNull()
})

test('what was ended in an account is said with where, and what other access lets run on', () => {
  const origin = 'https://cobrowse.acme.example'
  expect(accountWords({ ended: 2, kept: 0, origin })).toBe(`At ${origin}: 2 running sessions were ended.`)
  expect(accountWords({ ended: 0, kept: 1, origin })).toContain('1 runs on, as other access reaches it.')
})
