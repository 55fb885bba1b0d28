import { expect, test } from 'vitest'
import { sessionsWords, sumOf } from './ended-sessions'

test.each([
  [null, 'Remit does not end sessions in a Cobrowse account: one that runs may go on.'],
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
