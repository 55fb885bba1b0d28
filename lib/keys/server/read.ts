import { z } from 'zod'
import { AppError } from '@/lib/base'
import { type Jwks, publicJwks } from '@/lib/keys'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import { findCurrentKey, listKeyViews, takeTurn } from './store'

/** `key.list`: every signing key, the newest first, without its private part. */
export const listKeys = query({
  deed: 'key.list',
  input: z.object({}),
  run: ({ db }) => listKeyViews(db),
})

/** The size in bits of the key that signs now, null when there is none. Opens no key. */
export async function currentModulusLength(db: ReadDb | WriteTx): Promise<number | null> {
  return (await findCurrentKey(db))?.modulusLength ?? null
}

/**
 * Holds the key that signs until this transaction ends, for what was signed with `kid` before it. Throws `conflict` when
 * another one signs by now.
 */
export async function holdSigningKeyAt(tx: WriteTx, kid: string): Promise<void> {
  await takeTurn(tx)
  if ((await findCurrentKey(tx))?.kid === kid) return
  throw new AppError('conflict', {
    message: 'The signing key was changed in the meantime. Try again, to be given a token of the new one.',
  })
}

/** The public halves of all keys, as published at `/.well-known/jwks.json`. Needs no key-encryption key. */
export async function publicKeySet(db: ReadDb): Promise<Jwks> {
  return publicJwks(await listKeyViews(db))
}
