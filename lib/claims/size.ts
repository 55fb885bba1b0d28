import type { JsonDocument, printMembers } from '@/lib/json'
import { buildClaims, type Stamp } from './claims'

/** The longest token that is given out, in characters: it may have to travel in a URL or a header (semantics section 1). */
export const longestToken = 4096

/** What a token is besides what its author wrote, as far as it counts for its length. */
export type TokenFrame = Pick<Stamp, 'licenseKey' | 'subject' | 'displayName'> & {
  /** The size of the key that signs, in bits. */
  readonly modulusLength: number
}

/** The frame where nobody is known yet: the smallest key, and names as people have them. */
export const usualFrame: TokenFrame = {
  licenseKey: 'license-sandbox',
  subject: 'somebody@acme.example',
  displayName: 'Some Body',
  modulusLength: 2_048,
}

// A thumbprint of SHA-256 has 43 characters (RFC 7638), whatever the key.
const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: '-'.repeat(43) })

/**
 * How many characters a token of these authored claims has, by the printer that signs: header, payload and signature in
 * base64url with two dots. `options` says what is printed in the place of a leaf. Null where claims cannot be built.
 */
export function tokenLength(
  authored: JsonDocument,
  { modulusLength, ...person }: TokenFrame,
  options?: Parameters<typeof printMembers>[1],
): number | null {
  // Times have ten digits from 2001 to 2286.
  const built = buildClaims(authored, { ...person, issuedAt: 1_700_000_000_000, lifetimeSeconds: 1 }, options)
  if (!built.ok) return null
  return base64Length(header.length) + base64Length(byteLength(built.value.text)) + base64Length(modulusLength / 8) + 2
}

/** How many characters so many bytes take in base64url without padding (RFC 7515 section 2). */
export function base64Length(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
