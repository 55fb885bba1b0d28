import type { JsonPath } from '@/lib/base'
import type { JsonNode } from './types'

/** A node that can hold no other, and where it stands. */
export type JsonLeaf = {
  readonly path: JsonPath
  readonly node: Exclude<JsonNode, { readonly kind: 'object' | 'array' }>
}

/** The texts, numbers, truth values and nulls of a tree, in the order of the text. The strict reader bounds the depth. */
export function leavesOf(node: JsonNode, path: JsonPath = []): readonly JsonLeaf[] {
  if (node.kind === 'object') return node.members.flatMap(({ key, value }) => leavesOf(value, [...path, key]))
  if (node.kind === 'array') return node.items.flatMap((item, index) => leavesOf(item, [...path, index]))
  return [{ path, node }]
}
