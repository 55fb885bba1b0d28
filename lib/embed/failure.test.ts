import { expect, test } from 'vitest'
import { nameFailure } from './failure'

const times = { isOver: false }

test('each refusal of a token has a name', () => {
  expect(nameFailure({ message: 'jwt issuer invalid' }, times)).toBe('wrong-license')
  expect(nameFailure({ message: 'invalid signature' }, times)).toBe('key-not-registered')
  expect(nameFailure({ message: 'jwt audience invalid. expected: https://cobrowse.io' }, times)).toBe('bad-token')
  expect(nameFailure({ message: 'jwt not active' }, times)).toBe('clock-ahead')
})

test('a token refused as expired before its time points at the clocks', () => {
  expect(nameFailure({ message: 'jwt expired' }, times)).toBe('clock-ahead')
  expect(nameFailure({ message: 'jwt expired' }, { isOver: true })).toBe('expired')
})

test('refusals after the token are named by their id', () => {
  expect(nameFailure({ id: 'feature_disabled', message: 'x' }, times)).toBe('switched-off')
  expect(nameFailure({ id: 'forbidden', message: 'x' }, times)).toBe('not-allowed')
  expect(nameFailure({ id: 'nothing_matches', message: 'x' }, times)).toBe('nothing-matches')
  expect(nameFailure({ id: null, message: 'x' }, times)).toBe('other')
})
