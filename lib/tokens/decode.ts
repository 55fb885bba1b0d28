import { err, isJsonObject, type JsonObject, type JsonValue, ok, type Result } from '@/lib/base'

/** A compact JWS taken apart, unverified: reading it proves nothing about who signed it. */
export type DecodedToken = {
  readonly segments: readonly [header: string, payload: string, signature: string]
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** Takes a compact token (RFC 7515 section 7.1) apart. Refuses what has not three base64url parts holding two JSON objects. */
export function decodeToken(text: string): Result<DecodedToken, string> {
  const [header, payload, signature, ...more] = text.trim().split('.')
  if (!header || !payload || !signature || more.length > 0)
    return err('A token has three parts with dots between them.')
  const decodedHeader = decodeObject(header)
  if (decodedHeader === null) return err('The first part is not a JSON object in base64url.')
  const claims = decodeObject(payload)
  if (claims === null) return err('The second part is not a JSON object in base64url.')
  return ok({ segments: [header, payload, signature], header: decodedHeader, claims })
}

function decodeObject(segment: string): JsonObject | null {
  if (!/^[\w-]+$/.test(segment)) return null
  try {
    const bytes = Uint8Array.from(atob(segment.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    )
    const value: JsonValue = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
