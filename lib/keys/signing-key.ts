import type { EpochMs, Id } from '@/lib/base'
import type { RsaPublicJwk } from './jwks'

/** Where a key stands: `current` signs; `previous` no longer signs, and stays published so that its tokens verify. */
const keyStatuses = ['current', 'previous'] as const
export type KeyStatus = (typeof keyStatuses)[number]

/** The sizes Remit generates, in bits. An imported key may have any size between the first and the last. */
export const modulusLengths = [2048, 3072, 4096] as const
export type ModulusLength = (typeof modulusLengths)[number]

/** The size offered first: 128-bit strength for the life of a key, at a fifth of the signing cost of 4096. */
export const defaultModulusLength: ModulusLength = 3072

/** Tells whether a number is a size Remit generates. */
export function isModulusLength(value: number): value is ModulusLength {
  return modulusLengths.some((length) => length === value)
}

/** What may be shown of a signing key. Its private part is never in a view. */
export type SigningKey = {
  readonly id: Id<'key'>
  /** RFC 7638 thumbprint of the public key, base64url. */
  readonly kid: string
  readonly algorithm: 'RS256'
  /** Bits. */
  readonly modulusLength: number
  readonly status: KeyStatus
  readonly origin: 'generated' | 'imported'
  readonly createdAt: EpochMs
  /** Same value as `kid`; kept apart because a kid is a name and a thumbprint is a measurement. */
  readonly thumbprint: string
  /** SPKI, the form Cobrowse asks for. */
  readonly publicPem: string
  readonly publicJwk: RsaPublicJwk
}

/** The start of a kid, enough to tell keys of one instance apart at a glance. */
export function shortKid(kid: string): string {
  return kid.slice(0, 8)
}
