import type { KeyObject } from 'node:crypto'
import { AppError } from '@/lib/base'
import { type KekRing, openSealed, type SealLabel, sealBytes } from '@/lib/server/kek'
import { integrityRefusal } from './standing'

/** What a sealed private key is bound to. Any difference when it is opened is a refusal. */
export type SealContext = {
  readonly keyId: string
  /** RFC 7638 thumbprint of the public part. */
  readonly thumbprint: string
  readonly status: string
  /** Version of the row; grows with every change of state. What it is now stands in the journal (`differenceFromRecord`). */
  readonly version: number
}

/** Seals a private key (PKCS#8 DER), bound to the context. Returns one self-describing line that starts with `remit-key-1`. */
export function sealKey(ring: KekRing, context: SealContext, pkcs8: Uint8Array): string {
  return sealBytes(ring, labelOf(context), pkcs8)
}

/**
 * Opens what `sealKey` made and hands the bytes to `use`; they are wiped when it returns. Throws `sealed` when the
 * key-encryption key is another one, or when a single bit of the sealed value or of the context differs.
 */
export function openKey<T extends KeyObject | string>(
  ring: KekRing,
  context: SealContext,
  sealed: string,
  use: (pkcs8: Buffer) => T,
): T {
  const opened = openSealed(ring, labelOf(context), sealed, use)
  if (opened.ok) return opened.value
  throw opened.error === 'other-kek' ? otherKek() : changed(context)
}

function labelOf({ keyId, thumbprint, status, version }: SealContext): SealLabel {
  const bound = { table: 'signing_key', key_id: keyId, thumbprint, version, state: status }
  return { format: 'remit-key-1', purpose: 'seal-private-key', bound }
}

function changed({ keyId }: SealContext): AppError {
  return integrityRefusal(keyId, 'The stored signing key was changed outside Remit, so it is not used.')
}

function otherKek(): AppError {
  return new AppError('sealed', {
    message:
      'The signing key was sealed with another key-encryption key. Give Remit that one back, or add a new signing key.',
  })
}
