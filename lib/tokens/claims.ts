import { type EpochMs, err, type JsonObject, type JsonValue, ok, type Result, toNumericDate } from '@/lib/base'

/** The only audience Cobrowse accepts, for every region and for self-hosted instances alike. */
export const audience = 'https://cobrowse.io'

/** The claims Remit fills in when it signs; an author never writes them. */
export const stampedClaimNames = ['iss', 'sub', 'aud', 'iat', 'exp'] as const

type Registered = {
  readonly iss: string
  readonly sub: string
  readonly aud: typeof audience
  readonly iat: number
  readonly exp: number
}

/** A claims set as it is signed (RFC 7519 section 4): the stamped claims first, then what the author wrote, in that order. */
export type Claims = JsonObject & Registered & { readonly role?: JsonValue; readonly policy?: JsonValue }

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
 * Builds the claims of a token: the one path for the JSON pane, test tokens and everything issued. Refuses authored
 * claims that are Remit's to stamp, naming them. Changes and drops nothing.
 */
export function buildClaims(
  authored: JsonObject,
  stamp: Stamp,
): Result<Claims, { readonly reserved: readonly string[] }> {
  const reserved = stampedClaimNames.filter((name) => Object.hasOwn(authored, name))
  if (reserved.length > 0) return err({ reserved })
  // The registered claims come first for their place and last for their type; nothing authored can stand between.
  return ok({ ...stampedClaims(authored, stamp), ...authored, ...registeredClaims(stamp) })
}

function registeredClaims(stamp: Stamp): Registered {
  const iat = toNumericDate(stamp.issuedAt)
  return { iss: stamp.licenseKey, sub: stamp.subject, aud: audience, iat, exp: iat + stamp.lifetimeSeconds }
}
