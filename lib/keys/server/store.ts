import type { Id } from '@/lib/base'
import { isId } from '@/lib/base'
import type { KeyStatus, RsaPublicJwk, SigningKey } from '@/lib/keys'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { KeyTables, SigningKeyTable } from './tables'

/** A key with its sealed private part: stays inside this module. */
export type StoredKey = SigningKey & { readonly version: number; readonly sealed: string }

/** Makes changes of keys wait for each other until their transactions end. Call it before reading what will change. */
export async function takeTurn(tx: WriteTx): Promise<void> {
  await tx
    .withTables<KeyTables>()
    .updateTable('key_ring')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', 1)
    .execute()
}

/** The key that signs, if there is one. */
export async function findCurrentKey(db: ReadDb | WriteTx): Promise<StoredKey | undefined> {
  const row = await db
    .withTables<KeyTables>()
    .selectFrom('signing_key')
    .selectAll()
    .where('status', '=', 'current')
    .executeTakeFirst()
  return row === undefined ? undefined : toStored(row)
}

/** Every key, in the order they were added. */
export async function listStoredKeys(db: ReadDb | WriteTx): Promise<readonly StoredKey[]> {
  const all = db.withTables<KeyTables>().selectFrom('signing_key').selectAll()
  const rows = await all.orderBy('created_at').orderBy('id').execute()
  return rows.map(toStored)
}

/** The name and the modulus of every key, in whatever standing. */
export async function listModuli(
  db: ReadDb | WriteTx,
): Promise<readonly { readonly kid: string; readonly n: string }[]> {
  const rows = await db.withTables<KeyTables>().selectFrom('signing_key').select(['kid', 'public_jwk']).execute()
  return rows.map((row) => ({ kid: row.kid, n: readPublicJwk(row.public_jwk).n }))
}

/** Every key without its private part, the newest first. */
export async function listKeyViews(db: ReadDb): Promise<readonly SigningKey[]> {
  const rows = await db
    .withTables<KeyTables>()
    .selectFrom('signing_key')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toView)
}

/** Adds a key. */
export async function insertKey(tx: WriteTx, key: StoredKey, createdBy: string): Promise<void> {
  await tx
    .withTables<KeyTables>()
    .insertInto('signing_key')
    .values({
      id: key.id,
      kid: key.kid,
      modulus_length: key.modulusLength,
      public_jwk: JSON.stringify(key.publicJwk),
      public_pem: key.publicPem,
      status: key.status,
      version: key.version,
      sealed: key.sealed,
      origin: key.origin,
      created_at: key.createdAt,
      created_by: createdBy,
    })
    .execute()
}

/** Gives a key another standing together with the sealed value that belongs to it. */
export async function replaceStanding(
  tx: WriteTx,
  id: Id<'key'>,
  next: { readonly status: KeyStatus; readonly version: number; readonly sealed: string },
): Promise<void> {
  await tx.withTables<KeyTables>().updateTable('signing_key').set(next).where('id', '=', id).execute()
}

/** Builds the view of a key column by column, so that no private part can come along. */
function toView(row: Omit<SigningKeyTable, 'sealed'>): SigningKey {
  if (!isId('key', row.id)) throw new TypeError('A signing key has an id of another kind.')
  return {
    id: row.id,
    kid: row.kid,
    algorithm: 'RS256',
    modulusLength: row.modulus_length,
    status: row.status === 'current' ? 'current' : 'previous',
    origin: row.origin === 'imported' ? 'imported' : 'generated',
    createdAt: row.created_at,
    thumbprint: row.kid,
    publicPem: row.public_pem,
    publicJwk: readPublicJwk(row.public_jwk),
  }
}

function toStored(row: SigningKeyTable): StoredKey {
  return { ...toView(row), version: row.version, sealed: row.sealed }
}

function readPublicJwk(text: string): RsaPublicJwk {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && 'n' in value && 'e' in value) {
    return { kty: 'RSA', n: String(value.n), e: String(value.e) }
  }
  throw new TypeError('A signing key has no public part.')
}
