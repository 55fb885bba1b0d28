import { generatePrimeSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { type Caller, makeId } from '@/lib/server/service'
import { codeOf, contextOf, done, owner } from '@/lib/server/service/testing'
import { importKey } from './import'
import { publicKeySet } from './read'
import type { KeyTables } from './tables'
import { keyFromPrimes } from './testing'

const exponents = [65_537n, 65_539n, 0xffff_fffbn]
const [p, q] = [primeFor(exponents), primeFor(exponents)]

let database: Database
beforeAll(async () => {
  database = await testDb()
  shareKek(ringOf(randomBytes(32)))
})
afterAll(() => database.close())
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  await database.db.withTables<KeyTables>().deleteFrom('signing_key').execute()
})

/** A prime that every one of these exponents works with. */
function primeFor(all: readonly bigint[]): bigint {
  const prime = generatePrimeSync(1024, { bigint: true })
  return all.every((exponent) => (prime - 1n) % exponent !== 0n) ? prime : primeFor(all)
}

function pemOf(exponent: bigint): string {
  return keyFromPrimes(p, q, exponent).export({ type: 'pkcs8', format: 'pem' }).toString()
}

const usual = pemOf(65_537n)

test('an imported key is published under its thumbprint', async () => {
  const { kid, status, origin } = await done(importKey, { pem: usual, passphrase: '' })
  expect({ status, origin }).toEqual({ status: 'current', origin: 'imported' })
  expect((await publicKeySet(database.db)).keys).toMatchObject([{ kid, e: 'AQAB' }])
})

test('a key that is already here is refused, and changes nothing', async () => {
  await done(importKey, { pem: usual, passphrase: '' })
  const before = await publicKeySet(database.db)
  const outcome = await importKey.execute(contextOf(), { pem: usual, passphrase: '' })
  expect(outcome.ok ? null : outcome.failure).toMatchObject({ code: 'conflict', field: 'pem' })
  expect(await publicKeySet(database.db)).toEqual(before)
})

test('a known modulus is refused under every other exponent: who has one of these keys has them all', async () => {
  await done(importKey, { pem: usual, passphrase: '' })
  for (const exponent of exponents.slice(1)) {
    const outcome = await importKey.execute(contextOf(), { pem: pemOf(exponent), passphrase: '' })
    expect(outcome.ok ? null : outcome.failure).toMatchObject({
      code: 'conflict',
      field: 'pem',
      message: expect.stringContaining('same modulus is already here'),
    })
  }
  expect((await publicKeySet(database.db)).keys).toHaveLength(1)
})

test('a key that shares a prime with one that is here is refused: both can be computed from their public parts', async () => {
  await done(importKey, { pem: usual, passphrase: '' })
  const related = keyFromPrimes(p, primeFor(exponents)).export({ type: 'pkcs8', format: 'pem' }).toString()
  const outcome = await importKey.execute(contextOf(), { pem: related, passphrase: '' })
  expect(outcome.ok ? null : outcome.failure).toMatchObject({
    code: 'conflict',
    field: 'pem',
    message: expect.stringContaining('a prime in common'),
  })
})

test('a member has twenty tries in ten minutes, and another member theirs', async () => {
  const now = Date.now()
  const [one, other] = [caller('mem_a'), caller('mem_b')]
  for (let count = 0; count < 20; count += 1) {
    expect(await codeOf(importKey, { pem: 'none', passphrase: '' }, contextOf(one, now))).toBe('invalid')
  }
  const refused = await importKey.execute(contextOf(one, now), { pem: usual, passphrase: '' })
  expect(refused.ok ? null : refused.failure).toMatchObject({
    code: 'too_many',
    message: 'Too many tries to import a key. Wait 10 minutes and try again.',
  })
  expect(await codeOf(importKey, { pem: 'none', passphrase: '' }, contextOf(other, now))).toBe('invalid')
})

function caller(name: string): Caller {
  return { ...owner, userId: name, id: makeId('mem') }
}

test('a known modulus is refused when its key no longer signs, too', async () => {
  await done(importKey, { pem: pemOf(65_539n), passphrase: '' })
  const other = keyFromPrimes(primeFor(exponents), primeFor(exponents)).export({ type: 'pkcs8', format: 'pem' })
  await done(importKey, { pem: other.toString(), passphrase: '' })
  expect(await codeOf(importKey, { pem: usual, passphrase: '' })).toBe('conflict')
})
