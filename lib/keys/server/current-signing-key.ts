import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { AppError } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { requireWholeJournal } from '@/lib/server/journal'
import { kek } from '@/lib/server/kek'
import { sealContext } from './add-key'
import { openKey } from './envelope'
import { describePublicKey } from './key-material'
import { differenceFromRecord, integrityRefusal } from './standing'
import { findCurrentKey, type StoredKey } from './store'

/** The key that signs now. The private half is a handle: it prints, logs and serialises as nothing. */
export type CurrentSigningKey = {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicPem: string
}

let opened: { readonly row: string; readonly key: CurrentSigningKey } | undefined

/**
 * Opens the current signing key, once per version of its row. Throws `sealed` when it cannot be opened, when its row was
 * changed or is an old copy put back, or when its private and public parts do not belong together; `blocked` when there is
 * no key; `unavailable` when the journal is not whole. What was changed from outside is an entry `key.integrity` of the journal.
 */
export async function currentSigningKey(db: ReadDb): Promise<CurrentSigningKey> {
  await requireWholeJournal()
  const stored = await readCurrentKey(db)
  const row = JSON.stringify(stored)
  if (opened?.row !== row) opened = { row, key: open(stored) }
  return opened.key
}

async function readCurrentKey(db: ReadDb): Promise<StoredKey> {
  const stored = await findCurrentKey(db)
  if (stored === undefined) {
    throw new AppError('blocked', { message: 'There is no signing key yet. Add one under Keys.' })
  }
  const difference = await differenceFromRecord(db, stored)
  if (difference === null) return stored
  // A key that was added between the two reads is no fault: it left another row behind.
  const now = await findCurrentKey(db)
  if (now?.id !== stored.id || now.version !== stored.version) return readCurrentKey(db)
  throw integrityRefusal(
    stored.id,
    'The stored signing key is not as Remit last left it, so it is not used.',
    difference,
  )
}

function open(stored: StoredKey): CurrentSigningKey {
  const privateKey = openKey(kek(), sealContext(stored), stored.sealed, (pkcs8) =>
    createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
  )
  const publicKey = createPublicKey(privateKey)
  const { kid, publicJwk } = describePublicKey(publicKey)
  const isSame = kid === stored.kid && publicKey.export({ type: 'spki', format: 'pem' }) === stored.publicPem
  if (!isSame || publicJwk.n !== stored.publicJwk.n || publicJwk.e !== stored.publicJwk.e) {
    throw integrityRefusal(
      stored.id,
      'The public part of the signing key was changed outside Remit, so it is not used.',
    )
  }
  return { kid, privateKey, publicPem: stored.publicPem }
}
