import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password'

test('a password is kept as a salted scrypt hash that only it matches', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword({ hash: one, password: 'correct horse' })).toBe(true)
  expect(await verifyPassword({ hash: one, password: 'correct horse ' })).toBe(false)
  for (const hash of ['', 'correct horse', 'scrypt$1024$8$1$$', 'scrypt$99999999$8$1$AA$AA']) {
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(false)
  }
})
