import type { ReadDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { type KekRing, openKek as openKekFrom, shareKek } from '@/lib/server/kek'
import { emitNotice, emitTrouble } from '@/lib/server/observability'
import { sealContext } from './add-key'
import { openKey } from './envelope'
import { listStoredKeys, type StoredKey } from './store'

/**
 * Opens the key-encryption key at start-up, and says loudly when it is one made for development and how many signing keys it
 * does not open. Throws `sealed`, also when it would have to be made although keys are sealed with another.
 */
export async function openKek(db: ReadDb): Promise<void> {
  const stored = await listStoredKeys(db)
  const { ring, notice } = openKekFrom(env(), stored.length)
  shareKek(ring)
  if (notice !== null) emitNotice(`\n  ${notice}\n`)
  const shut = stored.filter((key) => !opens(ring, key))
  if (shut.length > 0) emitTrouble(shutKeys(shut, stored.length))
}

function opens(ring: KekRing, key: StoredKey): boolean {
  try {
    return openKey(ring, sealContext(key), key.sealed, () => 'opened') === 'opened'
  } catch {
    return false
  }
}

function shutKeys(shut: readonly StoredKey[], all: number): string {
  const isCurrent = shut.some(({ status }) => status === 'current')
  const harm = isCurrent ? 'The key that signs is among them, so no token can be signed. ' : ''
  return `${shut.length} of ${all} signing keys do not open with this key-encryption key. ${harm}Give Remit the one they were sealed with (REMIT_KEK_FILE), or add a new signing key under Keys.`
}
