import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'

/** The keys of those objects that have them in another order than JavaScript lists them. */
const ordersOfAuthors = new WeakMap<JsonObject, readonly string[]>()

const wholeNumber = /^(0|[1-9]\d*)$/

/**
 * An object of these members, whose order `membersOf` keeps. It has no prototype, so no key can mean more than itself.
 * JavaScript lists keys that look like whole numbers first, wherever they were written.
 */
export function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null)
  for (const [key, value] of members) object[key] = value
  if (members.some(([key]) => wholeNumber.test(key)))
    ordersOfAuthors.set(object, [...new Set(members.map(([key]) => key))])
  return object
}

/** The members of an object: where `objectOf` made it, as of every object that was read, in the order of its author. */
export function membersOf(object: JsonObject): readonly (readonly [string, JsonValue])[] {
  const keys = ordersOfAuthors.get(object)
  return keys === undefined ? Object.entries(object) : keys.map((key) => [key, object[key] ?? null])
}

/** Prints a value as `JSON.stringify` does, with every key where its author put it. */
export function printCompact(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(printCompact).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  return `{${membersOf(value)
    .map(([key, held]) => `${JSON.stringify(key)}:${printCompact(held)}`)
    .join(',')}}`
}
