import {
  type EpochMs,
  err,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ok,
  type Result,
  toNumericDate,
} from '@/lib/base'
import { type JsonDocument, printMembers, toValue } from '@/lib/json'

/** The only audience Cobrowse accepts, for every region and for self-hosted instances alike. */
export const audience = 'https://cobrowse.io'

/** The claims Remit fills in when it signs; an author never writes them. */
const stampedClaimNames = ['iss', 'sub', 'aud', 'iat', 'exp'] as const

/**
 * The claims that say something of one token: those that are stamped, when it begins and which one it is. Written by an
 * author they would be the same in every token, and before a fixed `nbf` none would be valid.
 */
export const reservedClaimNames = [...stampedClaimNames, 'nbf', 'jti'] as const

type Registered = {
  readonly iss: string
  readonly sub: string
  readonly aud: typeof audience
  readonly iat: number
  readonly exp: number
}

/** A claims set that is signed (RFC 7519 section 4), as a value. Its order is that of `Payload.text`. */
export type Claims = JsonObject & Registered & { readonly role?: JsonValue; readonly policy?: JsonValue }

/** What is signed: the bytes of a token's payload as text, and the claims that they say. */
export type Payload = { readonly text: string; readonly claims: Claims }

/** Who and when a token is for. `issuedAt` in ms, `lifetimeSeconds` in whole seconds. */
export type Stamp = {
  readonly licenseKey: string
  readonly subject: string
  readonly displayName: string
  readonly issuedAt: EpochMs
  readonly lifetimeSeconds: number
}

/** The members put before the authored ones, in order. `displayName` is among them only when the author wrote none. */
export function stampedClaims(authored: JsonObject, stamp: Stamp): JsonObject & Registered {
  const displayName = Object.hasOwn(authored, 'displayName') ? {} : { displayName: stamp.displayName }
  return { ...registeredClaims(stamp), ...displayName }
}

/**
 * Builds the claims of a token: the one path for the JSON pane, its size, test tokens and everything issued. The stamped
 * claims come first, then what the author wrote, to the letter and in that order. Refuses authored claims that are of one
 * token, naming them, and names none where the document is no object.
 */
export function buildClaims(
  authored: JsonDocument,
  stamp: Stamp,
  instead?: Parameters<typeof printMembers>[1],
): Result<Payload, { readonly reserved: readonly string[] }> {
  const value = toValue(authored.root)
  if (!isJsonObject(value)) return err({ reserved: [] })
  const reserved = reservedClaimNames.filter((name) => Object.hasOwn(value, name))
  if (reserved.length > 0) return err({ reserved })
  const stamped = stampedClaims(value, stamp)
  const first = Object.entries(stamped).map(([key, held]) => `${JSON.stringify(key)}:${JSON.stringify(held)}`)
  // The registered claims come last for their type; nothing authored has their names.
  const claims = { ...stamped, ...value, ...registeredClaims(stamp) }
  return ok({ text: `{${[...first, ...printMembers(authored, instead)].join(',')}}`, claims })
}

function registeredClaims(stamp: Stamp): Registered {
  const iat = toNumericDate(stamp.issuedAt)
  return { iss: stamp.licenseKey, sub: stamp.subject, aud: audience, iat, exp: iat + stamp.lifetimeSeconds }
}
