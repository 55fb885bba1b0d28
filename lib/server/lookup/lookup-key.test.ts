import { createHash, randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/base'
import { type Database, writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { findLookupKey, printClaims, takeLookupKey } from '.'

beforeEach(() => shareKek(ringOf(randomBytes(32))))

const claims = { policy: { version: 3, devices: { custom_data: { user_id: 'c_4711' } } }, role: null }
const sameClaims = { role: null, policy: { devices: { custom_data: { user_id: 'c_4711' } }, version: 3 } }

const keyOf = (database: Database) => writeTransaction(database.db, takeLookupKey)

test('claims have one fingerprint in one installation, whenever it is taken, and another one in another', async () => {
  const [one, other] = [await testDb(), await testDb()]
  try {
    const printed = printClaims(await keyOf(one), claims)
    expect(printClaims(await keyOf(one), sameClaims)).toBe(printed)
    const found = await findLookupKey(one.db)
    expect(found && printClaims(found, claims)).toBe(printed)
    expect(printClaims(await keyOf(other), claims)).not.toBe(printed)
    const changed = { ...claims, role: 'agent' }
    expect(printClaims(await keyOf(one), changed)).not.toBe(printed)
  } finally {
    await Promise.all([one.close(), other.close()])
  }
})

test('a fingerprint is no hash of the claims alone, by which a customer would be found by trying', async () => {
  const database = await testDb()
  try {
    const printed = Buffer.from(printClaims(await keyOf(database), claims), 'base64url')
    expect(printed).toHaveLength(32)
    for (const text of [canonicalJson(claims), JSON.stringify(['claims', canonicalJson(claims)])]) {
      expect(printed.equals(createHash('sha256').update(text).digest())).toBe(false)
    }
  } finally {
    await database.close()
  }
})
