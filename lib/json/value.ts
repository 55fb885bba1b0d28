import type { JsonValue } from '@/lib/base'
import { objectOf } from './members'
import type { JsonNode } from './types'

/** Turns a tree into a plain value. Its objects are those of `objectOf`: without a prototype, in the order of their author. */
export function toValue(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'object':
      return objectOf(node.members.map(({ key, value }) => [key, toValue(value)]))
    case 'array':
      return node.items.map(toValue)
    case 'null':
      return null
    default:
      return node.value
  }
}
