import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { AppError, canonicalJson, type JsonObject } from '@/lib/base'
import type { Kek, KekRing } from '@/lib/server/kek'
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

const format = 'remit-key-1'
const ivBytes = 12
// Without an explicit length Node accepts a tag cut to 4 bytes (measured on Node 20).
const authTagLength = 16

/**
 * Seals a private key (PKCS#8 DER): a fresh data key encrypts it, the current key-encryption key wraps the data key, both
 * with AES-256-GCM and both bound to the context. Answers one self-describing line:
 * `remit-key-1.<kek id>.<iv>.<wrapped data key>.<tag>.<iv>.<key>.<tag>`, binary parts in base64url.
 */
export function sealKey(ring: KekRing, context: SealContext, pkcs8: Uint8Array): string {
  const { current } = ring
  const dataKey = randomBytes(32)
  try {
    const wrapped = encrypt(current.key, additionalData(current, context, 'wrap-data-key'), dataKey)
    const body = encrypt(dataKey, additionalData(current, context, 'seal-private-key'), pkcs8)
    return [format, current.id, ...wrapped, ...body].join('.')
  } finally {
    dataKey.fill(0)
  }
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
  const [found, kekId = '', ...parts] = sealed.split('.')
  if (found !== format || parts.length !== 6) throw changed(context)
  const kek = ring.find(kekId)
  if (kek === undefined) throw otherKek()
  const [wrapIv, wrapped, wrapTag, iv, body, tag] = parts.map(decodePart)
  if (!wrapIv || !wrapped || !wrapTag || !iv || !body || !tag) throw changed(context)
  const dataKey = decrypt(kek, {
    context,
    key: kek.key,
    purpose: 'wrap-data-key',
    iv: wrapIv,
    body: wrapped,
    tag: wrapTag,
  })
  const pkcs8 = decrypt(kek, { context, key: dataKey, purpose: 'seal-private-key', iv, body, tag })
  try {
    return use(pkcs8)
  } finally {
    dataKey.fill(0)
    pkcs8.fill(0)
  }
}

function additionalData(kek: Kek, context: SealContext, purpose: string): Buffer {
  const bound: JsonObject = {
    format,
    table: 'signing_key',
    key_id: context.keyId,
    purpose,
    thumbprint: context.thumbprint,
    kek_id: kek.id,
    version: context.version,
    state: context.status,
  }
  return Buffer.from(canonicalJson(bound))
}

function encrypt(key: Uint8Array, aad: Buffer, plain: Uint8Array): [iv: string, body: string, tag: string] {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return [iv.toString('base64url'), body.toString('base64url'), cipher.getAuthTag().toString('base64url')]
}

type Encrypted = Record<'iv' | 'body' | 'tag', Buffer> & {
  readonly context: SealContext
  readonly key: Uint8Array
  readonly purpose: string
}

function decrypt(kek: Kek, { context, key, purpose, iv, body, tag }: Encrypted): Buffer {
  if (iv.byteLength !== ivBytes || tag.byteLength !== authTagLength) throw changed(context)
  try {
    const aad = additionalData(kek, context, purpose)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad).setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw changed(context)
  }
}

function decodePart(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url')
  // A last character with stray bits would give a second spelling of the same bytes.
  return bytes.toString('base64url') === part ? bytes : null
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
