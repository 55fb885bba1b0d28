import { isJsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import { type JsonDocument, type JsonNode, type JsonPatch, nodeAt } from '@/lib/json'

/** What is written first, and what is added to it one after the other. */
type Split = { readonly first: JsonValue; readonly rest: JsonPatch }

/**
 * Splits a value so that its members come to stand in the order of a tree, those it does not have last. A plain object puts
 * keys that look like whole numbers first, so from the second member on these are added one by one.
 */
export function splitInOrder(value: JsonValue, order: JsonNode | undefined, path: JsonPath): Split {
  if (!isJsonObject(value)) return { first: value, rest: [] }
  const keys = Object.keys(value).toSorted((one, other) => rankFor(order, one) - rankFor(order, other))
  const parts = keys.map((key) => {
    const held = splitInOrder(value[key] ?? null, order && nodeAt(order, [key]), [...path, key])
    return { key, ...held }
  })
  const whole = Object.fromEntries(parts.map(({ key, first }) => [key, first]))
  const [head, ...others] = parts
  if (head === undefined || Object.keys(whole).every((key, index) => key === keys[index])) {
    return { first: whole, rest: parts.flatMap(({ rest }) => rest) }
  }
  const added = others.flatMap(
    ({ key, first, rest }): JsonPatch => [{ op: 'add', path: [...path, key], value: first }, ...rest],
  )
  return { first: { [head.key]: head.first }, rest: [...head.rest, ...added] }
}

/** Before which of these keys another one belongs by the order of a tree; after all of them where the tree does not have it. */
export function rankIn(keys: readonly string[], key: string, order: JsonNode | undefined): number {
  const rank = rankFor(order, key)
  const at = keys.findIndex((other) => rankFor(order, other) > rank)
  return at < 0 ? keys.length : at
}

/** The place of a resource among the members of the policy; after all of them where it is not one. */
export function rankOf({ root }: JsonDocument, resource: string): number {
  const policy = nodeAt(root, ['policy'])
  return policy?.kind === 'object' ? rankFor(policy, resource) : 0
}

function rankFor(order: JsonNode | undefined, key: string): number {
  if (order?.kind !== 'object') return 0
  const at = order.members.findIndex((member) => member.key === key)
  return at < 0 ? order.members.length : at
}
