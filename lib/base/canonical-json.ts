import type { JsonObject, JsonValue } from './json-value'

/** Prints a JSON value in the canonical form of RFC 8785 (JCS): keys sorted by UTF-16 code units, no white space. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value as JsonObject)
  return JSON.stringify(value)
}

function canonicalObject(value: JsonObject): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}
