import type { JsonObject, JsonValue } from '@/lib/base'
import type { JsonNode } from './types'

/** Turns a tree into a plain value. Its objects have no prototype, so no key can mean more than itself. */
export function toValue(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'object':
      return toObject(node)
    case 'array':
      return node.items.map(toValue)
    case 'null':
      return null
    default:
      return node.value
  }
}

function toObject(node: JsonNode & { kind: 'object' }): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null)
  for (const { key, value } of node.members) object[key] = toValue(value)
  return object
}
