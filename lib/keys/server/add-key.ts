import { createPrivateKey } from 'node:crypto'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import { pemRefusals, type SigningKey } from '@/lib/keys'
import type { WriteTx } from '@/lib/server/db'
import { type KekRing, kek } from '@/lib/server/kek'
import { canOpen, openKey, type SealContext, sealKey } from './envelope'
import type { KeyMaterial } from './key-material'
import { findCurrentKey, findKidOfModulus, insertKey, replaceStanding, type StoredKey, takeTurn } from './store'

/** What a new key is made of. `createdBy` is the id of a member. */
export type NewKey = {
  readonly id: Id<'key'>
  readonly material: KeyMaterial
  readonly origin: SigningKey['origin']
  readonly createdAt: EpochMs
  readonly createdBy: string
}

/**
 * Adds a key inside the caller's transaction and makes it the current one; the one before becomes previous and stays
 * published. Refuses a key that is already here, be it with another public exponent. The private part is sealed before it touches the database.
 */
export async function addKeyIn(
  tx: WriteTx,
  { id, material, origin, createdAt, createdBy }: NewKey,
): Promise<SigningKey> {
  const ring = kek()
  await takeTurn(tx)
  await refuseKnown(tx, material)
  const former = await findCurrentKey(tx)
  if (former !== undefined) await demote(tx, ring, former)
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
  const sealed = sealKey(ring, sealContext({ ...view, version: 1 }), material.pkcs8)
  await insertKey(tx, { ...view, version: 1, sealed }, createdBy)
  return view
}

/** The primes are the secret: whoever holds them has the key for every public exponent. */
async function refuseKnown(tx: WriteTx, { kid, publicJwk }: KeyMaterial): Promise<void> {
  const known = await findKidOfModulus(tx, publicJwk.n)
  if (known === undefined) return
  const { reason } = pemRefusals[known === kid ? 'known' : 'known-modulus']
  throw new AppError('conflict', { message: reason, field: 'pem' })
}

/** What the sealed part of a key is bound to. */
export function sealContext(key: Pick<StoredKey, 'id' | 'thumbprint' | 'status' | 'version'>): SealContext {
  return { keyId: key.id, thumbprint: key.thumbprint, status: key.status, version: key.version }
}

/**
 * A key whose key-encryption key is lost is set aside as it is: it can no longer be opened in any standing, and a lost
 * key must not keep a new one from being added.
 */
async function demote(tx: WriteTx, ring: KekRing, former: StoredKey): Promise<void> {
  const next = { ...former, status: 'previous', version: former.version + 1 } as const
  const sealed = canOpen(ring, former.sealed) ? reseal(ring, former, next) : former.sealed
  await replaceStanding(tx, former.id, { status: next.status, version: next.version, sealed })
}

function reseal(ring: KekRing, former: StoredKey, next: StoredKey): string {
  return openKey(ring, sealContext(former), former.sealed, (pkcs8) => {
    createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    return sealKey(ring, sealContext(next), pkcs8)
  })
}
