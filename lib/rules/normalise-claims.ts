import type { JsonObject, JsonValue } from '@/lib/base'

const registered = ['iss', 'sub', 'jti']
const instants = ['exp', 'iat', 'nbf']

/**
 * Claims as the engine hands them to a condition: a null on the top level is dropped, or is an empty text where RFC 7519 names
 * the claim; `aud` is a list; `exp`, `iat` and `nbf` are RFC 3339 texts of whole seconds. Fixtures of the engine's own tests
 * and the preview in a browser are given claims of this form, so that all three see the same.
 */
export function normaliseClaims(claims: JsonObject): JsonObject {
  const entries = Object.entries(claims).flatMap(([name, value]) => {
    if (registered.includes(name)) return [[name, value ?? ''] as const]
    if (value === null) return []
    if (name === 'aud') return [[name, Array.isArray(value) ? value : [value]] as const]
    return [[name, instants.includes(name) ? instantText(value) : value] as const]
  })
  return Object.fromEntries(entries)
}

function instantText(value: JsonValue): JsonValue {
  if (typeof value !== 'number' || !isWithinDates(value)) return value
  return new Date(Math.trunc(value) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Dates of JavaScript end at 8.64e15 ms; the engine refuses a token with later ones. */
function isWithinDates(seconds: number): boolean {
  return Math.abs(seconds) <= 8.64e12
}
