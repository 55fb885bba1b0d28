import { createHash, hkdfSync } from 'node:crypto'

/** A key-encryption key with the name that sealed values remember it by. */
export type Kek = { readonly id: string; readonly key: Uint8Array }

/** The keys Remit holds: one seals, all may open. */
export type KekRing = { readonly current: Kek; find(id: string): Kek | undefined }

/** Makes a ring of 32-byte keys; the first one seals. Ids are derived one-way from the keys. */
export function ringOf(first: Uint8Array, ...older: readonly Uint8Array[]): KekRing {
  const current = nameKek(first)
  const all = [current, ...older.map(nameKek)]
  return { current, find: (id) => all.find((kek) => kek.id === id) }
}

/** Derives a 32-byte secret for one purpose (HKDF-SHA-256), as base64url. Other purposes give unrelated secrets. */
export function deriveSecret(ring: KekRing, purpose: string): string {
  const bytes = hkdfSync('sha256', ring.current.key, 'remit-derive-1', purpose, 32)
  return Buffer.from(bytes).toString('base64url')
}

function nameKek(key: Uint8Array): Kek {
  if (key.byteLength !== 32) throw new RangeError('A key-encryption key has 32 bytes.')
  const id = createHash('sha256').update('remit-kek-id-1\0').update(key).digest('base64url').slice(0, 16)
  return { id, key }
}
