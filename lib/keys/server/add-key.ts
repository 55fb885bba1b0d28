import { createPrivateKey } from 'node:crypto'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import { type PemRefusalCode, pemRefusals, type SigningKey } from '@/lib/keys'
import type { WriteTx } from '@/lib/server/db'
import { type KekRing, kek } from '@/lib/server/kek'
import { openKey, type SealContext, sealKey } from './envelope'
import type { KeyMaterial } from './key-material'
import { shareFactor } from './reading/weak-moduli'
import { recordedVersion, recordStanding } from './standing'
import { findCurrentKey, insertKey, listModuli, replaceStanding, type StoredKey, takeTurn } from './store'

/** What a new key is made of. `createdBy` is the id of a member; the journal names the request. */
export type NewKey = {
  readonly id: Id<'key'>
  readonly material: KeyMaterial
  readonly origin: SigningKey['origin']
  readonly createdAt: EpochMs
  readonly createdBy: string
  readonly requestId: string
}

/**
 * Adds a key inside the caller's transaction and makes it the current one; the one before becomes previous and stays
 * published. Refuses a key that is already here, be it with another public exponent. The private part is sealed before it
 * touches the database, and the journal gets the standing of both keys.
 */
export async function addKeyIn(
  tx: WriteTx,
  { id, material, origin, createdAt, createdBy, requestId }: NewKey,
): Promise<SigningKey> {
  const ring = kek()
  await takeTurn(tx)
  await refuseKnown(tx, material)
  const former = await findCurrentKey(tx)
  const demoted = former === undefined ? [] : [await demote(tx, ring, former)]
  const view: SigningKey = {
    id,
    kid: material.kid,
    algorithm: 'RS256',
    modulusLength: material.modulusLength,
    status: 'current',
    origin,
    createdAt,
    thumbprint: material.kid,
    publicPem: material.publicPem,
    publicJwk: material.publicJwk,
  }
  const added = { ...view, version: 1 }
  await insertKey(tx, { ...added, sealed: sealKey(ring, sealContext(added), material.pkcs8) }, createdBy)
  for (const key of [...demoted, added]) await recordStanding(tx, key, { at: createdAt, by: createdBy, requestId })
  return view
}

/** The primes are the secret: whoever holds them has the key for every public exponent. */
async function refuseKnown(tx: WriteTx, { kid, publicJwk }: KeyMaterial): Promise<void> {
  const stored = await listModuli(tx)
  const same = stored.find(({ n }) => n === publicJwk.n)
  if (same !== undefined) throw refusal(same.kid === kid ? 'known' : 'known-modulus')
  if (stored.some(({ n }) => shareFactor(n, publicJwk.n))) throw refusal('shared-prime')
}

function refusal(code: PemRefusalCode): AppError {
  return new AppError('conflict', { message: pemRefusals[code].reason, field: 'pem' })
}

/** What the sealed part of a key is bound to. */
export function sealContext(key: Pick<StoredKey, 'id' | 'thumbprint' | 'status' | 'version'>): SealContext {
  return { keyId: key.id, thumbprint: key.thumbprint, status: key.status, version: key.version }
}

async function demote(tx: WriteTx, ring: KekRing, former: StoredKey): Promise<StoredKey> {
  const version = Math.max(former.version, await recordedVersion(tx, former.id)) + 1
  const next = { ...former, status: 'previous', version } as const
  const sealed = reseal(ring, former, next)
  await replaceStanding(tx, former.id, { status: next.status, version, sealed })
  return { ...next, sealed }
}

/**
 * A key that does not open, because its key-encryption key is lost or its row was changed, is set aside as it is: it opens
 * in no standing, and must not keep a new one from being added.
 */
function reseal(ring: KekRing, former: StoredKey, next: StoredKey): string {
  try {
    return openKey(ring, sealContext(former), former.sealed, (pkcs8) => {
      createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
      return sealKey(ring, sealContext(next), pkcs8)
    })
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'sealed') return former.sealed
    throw thrown
  }
}
