/** Any JSON value (RFC 8259). Objects read by Remit have no prototype. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject

/** A JSON object. Use `Object.hasOwn` to ask for a key. */
export type JsonObject = { readonly [key: string]: JsonValue }

/** Where a value stands in a JSON document: member names and array indices from the root. */
export type JsonPath = readonly (string | number)[]

/** Tells whether a JSON value is an object (neither null nor an array). */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
