import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { canonicalJson, err, type JsonObject, ok, type Result } from '@/lib/base'
import type { Kek, KekRing } from './ring'

/** What a sealed value is bound to: the form it is written in, what it is for, and facts of its row. Any difference is a refusal. */
export type SealLabel = { readonly format: string; readonly purpose: string; readonly bound: JsonObject }

/** Why a sealed value does not open: a bit of it or of its label differs, or another key-encryption key sealed it. */
export type SealProblem = 'changed' | 'other-kek'

const ivBytes = 12
// Without an explicit length Node accepts a tag cut to 4 bytes (measured on Node 20).
const authTagLength = 16
const wrapPurpose = 'wrap-data-key'

/**
 * Seals bytes: a fresh data key encrypts them, the current key-encryption key wraps the data key, both with AES-256-GCM and
 * both bound to the label. Returns one self-describing line:
 * `<format>.<kek id>.<iv>.<wrapped data key>.<tag>.<iv>.<body>.<tag>`, binary parts in base64url.
 */
export function sealBytes({ current }: KekRing, label: SealLabel, plain: Uint8Array): string {
  const dataKey = randomBytes(32)
  try {
    const wrapped = encrypt(current.key, additionalData(current, label, wrapPurpose), dataKey)
    const body = encrypt(dataKey, additionalData(current, label, label.purpose), plain)
    return [label.format, current.id, ...wrapped, ...body].join('.')
  } finally {
    dataKey.fill(0)
  }
}

/** Opens what `sealBytes` made and hands the bytes to `use`; they are wiped when it returns. */
export function openSealed<T>(
  ring: KekRing,
  label: SealLabel,
  sealed: string,
  use: (plain: Buffer) => T,
): Result<T, SealProblem> {
  const [found, kekId = '', ...parts] = sealed.split('.')
  if (found !== label.format || parts.length !== 6) return err('changed')
  const kek = ring.find(kekId)
  if (kek === undefined) return err('other-kek')
  const [wrapIv, wrapped, wrapTag, iv, body, tag] = parts.map(decodePart)
  if (!wrapIv || !wrapped || !wrapTag || !iv || !body || !tag) return err('changed')
  const aad = (purpose: string) => additionalData(kek, label, purpose)
  const dataKey = decrypt(kek.key, aad(wrapPurpose), { iv: wrapIv, body: wrapped, tag: wrapTag })
  if (dataKey === null) return err('changed')
  const plain = decrypt(dataKey, aad(label.purpose), { iv, body, tag })
  dataKey.fill(0)
  if (plain === null) return err('changed')
  try {
    return ok(use(plain))
  } finally {
    plain.fill(0)
  }
}

function additionalData(kek: Kek, { format, bound }: SealLabel, purpose: string): Buffer {
  return Buffer.from(canonicalJson({ ...bound, format, purpose, kek_id: kek.id }))
}

function encrypt(key: Uint8Array, aad: Buffer, plain: Uint8Array): [iv: string, body: string, tag: string] {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return [iv.toString('base64url'), body.toString('base64url'), cipher.getAuthTag().toString('base64url')]
}

type Encrypted = Readonly<Record<'iv' | 'body' | 'tag', Buffer>>

function decrypt(key: Uint8Array, aad: Buffer, { iv, body, tag }: Encrypted): Buffer | null {
  if (key.byteLength !== 32 || iv.byteLength !== ivBytes || tag.byteLength !== authTagLength) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad).setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    return null
  }
}

function decodePart(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url')
  // A last character with stray bits would give a second spelling of the same bytes.
  return bytes.toString('base64url') === part ? bytes : null
}
