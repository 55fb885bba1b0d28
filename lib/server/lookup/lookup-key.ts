import { createHmac, randomBytes } from 'node:crypto'
import { AppError, canonicalJson, type JsonObject } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { type KekRing, kek, openSealed, type SealLabel, sealBytes } from '@/lib/server/kek'
import { findSecret, insertSecret } from './store'

/** The key of the hashes that things are found or told apart by: random, and not derived from the key-encryption key, which may change. */
export type LookupKey = { hash(...parts: readonly string[]): string }

const secretName = 'grant lookup'
const secretLabel: SealLabel = {
  format: 'remit-secret-1',
  purpose: 'seal-secret',
  bound: { table: 'own_secret', name: secretName },
}

let opened: { readonly ring: KekRing; readonly sealed: string; readonly key: LookupKey } | undefined

/** The lookup key, opened once for each way it is stored; null before it was ever used. */
export async function findLookupKey(db: ReadDb): Promise<LookupKey | null> {
  const sealed = await findSecret(db, secretName)
  if (sealed === undefined) return null
  const ring = kek()
  if (opened?.sealed !== sealed || opened.ring !== ring) opened = { ring, sealed, key: openLookupKey(ring, sealed) }
  return opened.key
}

function openLookupKey(ring: KekRing, sealed: string): LookupKey {
  const opened = openSealed(ring, secretLabel, sealed, (plain) => Buffer.from(plain))
  if (!opened.ok) {
    throw new AppError('sealed', {
      message: 'The key that access is found by cannot be opened. Give Remit its key back.',
    })
  }
  const key = opened.value
  return {
    hash: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url'),
  }
}

/** The lookup key, made at its first use. */
export async function takeLookupKey(tx: WriteTx): Promise<LookupKey> {
  const found = await findLookupKey(tx)
  if (found !== null) return found
  await insertSecret(tx, secretName, sealBytes(kek(), secretLabel, randomBytes(32)))
  const made = await findLookupKey(tx)
  if (made === null) throw new AppError('internal')
  return made
}

/**
 * A fingerprint of claims, the same for the same claims wherever this key is. Without the key nobody finds by trying what a
 * claim says, such as the id of a customer.
 */
export function printClaims(key: LookupKey, claims: JsonObject): string {
  return key.hash('claims', canonicalJson(claims))
}

/** Whom access is for, as the journal keeps it: the same for the same agent, and found by nobody without the key. */
export function printAgent(key: LookupKey, email: string): string {
  return key.hash('agent', email)
}
