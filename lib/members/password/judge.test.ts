import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonWords } from './common-words'
import { judgePassword } from './judge'

test.each([
  'aaaaaaaaaaaa',
  'abcabcabcabcabc',
  '123456789012',
  '112233445566778899',
  '098765432109',
  'password1234',
  'Password123!',
  'P@ssw0rd2025!',
  'passwordpassword',
  'letmein123456',
  'iloveyou123456',
  'Welcome2024!!',
  'Sommer2026!!!',
  'qwertyuiop12',
  'qwertzuiop123',
  '1q2w3e4r5t6y',
  'q1w2e3r4t5y6',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  '123qweasdzxc',
  'trustno1trustno1',
  'liverpool2005!',
  'michael123456',
  'administrator',
  'changeme1234!',
  'cobrowse2026!',
  '!@#$%^&*()_+',
  '            ',
])('%s is among the first that are guessed', (password) => {
  expect(judgePassword(password)).toBe('common')
})

test.each([
  'a long enough password',
  'grey harbour seven lamps',
  'tamarind-gravel-october',
  'kX7#pQ2vLm9!',
  'zu faul zum tippen',
  'ветер над крышей',
  'one fine day in graz',
])('%s is taken', (password) => {
  expect(judgePassword(password)).toBeNull()
})

const owner = { email: 'mara.vogel@acme-support.example', name: 'Mara Vogel' }

test.each([
  'mara.vogel@acme-support.example',
  'MaraVogelMaraVogel1',
  'mara.vogel2026',
  'Vogel-Mara-1984',
  'acme-support-mara',
  'M4raV0gel!!!',
])('%s is made of what others know of its owner', (password) => {
  expect(judgePassword(password, owner)).not.toBeNull()
})

test('what is of the owner is told apart from what everybody takes', () => {
  expect(judgePassword('mara.vogel@acme-support.example', owner)).toBe('own')
  expect(judgePassword('mara.vogel@acme-support.example')).toBeNull()
  expect(judgePassword('password1234', owner)).toBe('common')
})

test('no two common words with a year or a few digits behind them are taken, in whatever letters', () => {
  const word = fc.constantFrom(...commonWords)
  const tail = fc.constantFrom('', '1', '12', '123', '1234', '2026', '!', '1!')
  const cased = (text: string, isLoud: boolean) => (isLoud ? text.toUpperCase() : text)
  fc.assert(
    fc.property(word, word, tail, fc.boolean(), (first, second, end, isLoud) => {
      expect(judgePassword(cased(`${first}${second}${end}`, isLoud))).toBe('common')
    }),
  )
})

test('twelve letters drawn by chance are taken, and the longest password is judged at once', () => {
  const letter = fc.constantFrom(...'bcdfghjkmnpqrstvwxz')
  fc.assert(
    fc.property(fc.array(letter, { minLength: 16, maxLength: 128 }), (drawn) => {
      fc.pre(new Set(drawn).size > 7)
      expect(judgePassword(drawn.join(''))).toBeNull()
    }),
  )
})
