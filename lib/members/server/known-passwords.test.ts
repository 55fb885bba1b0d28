import { expect, test } from 'vitest'
import { knownPasswords } from './known-passwords'
import { requireOwnPassword } from './password'

const owner = { email: 'mara@acme.example', name: 'Mara Vogel' }

test('no password that leaked, is long enough and was used by many is taken, nor one with a few digits behind it', () => {
  const long = [...knownPasswords.keys()].filter((password) => password.length >= 12)
  expect(long.length).toBeGreaterThan(300)
  const taken = long
    .flatMap((password) => [password, `${password}1`, `${password}!`, password.toUpperCase()])
    .filter(isTaken)
  expect(taken).toEqual([])
})

test.each([
  'correct horse battery staple',
  'CorrectHorseBatteryStaple',
  'unbelievable',
  'iloveyousomuch',
  'thisisapassword',
  'jesusislord1',
  'spongebob123',
  'jonathan1234',
  'blink182blink',
  'volkswagen1!',
  'fussball1234',
])('%s is refused', (password) => {
  expect(isTaken(password)).toBe(false)
})

test.each(['grey harbour seven lamps', 'tamarind-gravel-october', 'zu faul zum tippen', 'a long enough password'])(
  '%s is taken',
  (password) => {
    expect(isTaken(password)).toBe(true)
  },
)

function isTaken(password: string): boolean {
  try {
    requireOwnPassword(password, owner)
    return true
  } catch {
    return false
  }
}
