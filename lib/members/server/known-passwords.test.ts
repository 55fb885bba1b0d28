import { expect, test } from 'vitest'
import { knownPasswords } from './known-passwords'
import { requireOwnPassword } from './password'

const owner = { email: 'mara@acme.example', name: 'Mara Vogel' }

test('no password that leaked, is long enough and was used by many is taken, nor one with a few digits behind it', async () => {
  const long = [...(await knownPasswords()).keys()].filter((password) => password.length >= 12)
  expect(long.length).toBeGreaterThan(300)
  const tried = long.flatMap((password) => [password, `${password}1`, `${password}!`, password.toUpperCase()])
  const answers = await Promise.all(tried.map(isTaken))
  expect(tried.filter((_, at) => answers[at])).toEqual([])
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
])('%s is refused', async (password) => {
  expect(await isTaken(password)).toBe(false)
})

test.each(['grey harbour seven lamps', 'tamarind-gravel-october', 'zu faul zum tippen', 'a long enough password'])(
  '%s is taken',
  async (password) => {
    expect(await isTaken(password)).toBe(true)
  },
)

async function isTaken(password: string): Promise<boolean> {
  try {
    await requireOwnPassword(password, owner)
    return true
  } catch {
    return false
  }
}
