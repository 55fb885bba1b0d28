import { expect, test } from 'vitest'
import { grantStates } from './lifecycle'
import { formatReach, lapsedWords, meaningOf, stateWords } from './words'

test('a bare token is never said to renew, and its end is never said to stop it', () => {
  expect(meaningOf({ state: 'active', delivery: 'link' })).toContain('renewed')
  expect(meaningOf({ state: 'active', delivery: 'token' })).toContain('not renewed')
  expect(meaningOf({ state: 'ending', delivery: 'token' })).toContain('cannot be taken back')
})

test('what is handed over as a bare token speaks of no link in any state', () => {
  for (const state of grantStates) expect(meaningOf({ state, delivery: 'token' })).not.toMatch(/link|opened/)
  const given = { by: 'Lena', at: 0 }
  expect(lapsedWords({ given, delivery: 'token' })).toBe('Lapsed: nobody made the token in time')
  expect(lapsedWords({ given, delivery: 'link' })).toBe('Lapsed: nobody opened the link in time')
  expect(lapsedWords({ given: null, delivery: 'token' })).toBe('Lapsed: nobody decided in time')
})

test('access by link means what its state means', () => {
  for (const state of grantStates) expect(meaningOf({ state, delivery: 'link' })).toBe(stateWords[state].means)
})

test('a sentence for people has gaps for blanks, at which no line breaks, and speaks of no token', () => {
  expect(formatReach('A token can see devices of one customer (user_id = {{user_id}}), and nothing else.')).toBe(
    'Can see devices of one customer (user_id\u00a0=\u00a0…), and nothing else.',
  )
  expect(formatReach('A token can do nothing.')).toBe('Can do nothing.')
})
