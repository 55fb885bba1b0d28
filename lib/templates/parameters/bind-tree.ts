import type { JsonObject, JsonPath, JsonValue } from '@/lib/base'
import { type JsonMember, type JsonNode, toValue } from '@/lib/json'
import { parameterIn } from '@/lib/policy'
import type { ParameterValue } from './parameter'

type Values = ReadonlyMap<string, ParameterValue>

/**
 * Puts values in the place of their parameters. A displayName without a value is left out; any other parameter without
 * one stays as its text, which no id and no custom data has, so it matches nothing.
 */
export function bindTree(root: JsonNode, values: Values): JsonValue {
  return root.kind === 'object' ? bindMembers(membersKept(root, values), values) : bindNode(root, values)
}

function bindNode(node: JsonNode, values: Values): JsonValue {
  if (node.kind === 'object') return bindMembers(node.members, values)
  if (node.kind === 'array') return node.items.map((item) => bindNode(item, values))
  return boundLeaf(node, values) ?? toValue(node)
}

function bindMembers(members: readonly JsonMember[], values: Values): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null)
  for (const { key, value } of members) object[key] = bindNode(value, values)
  return object
}

function boundLeaf(node: JsonNode, values: Values): ParameterValue | undefined {
  const name = node.kind === 'string' ? parameterIn(node.value) : undefined
  return name === undefined ? undefined : values.get(name)
}

function membersKept(root: JsonNode & { kind: 'object' }, values: Values): readonly JsonMember[] {
  return root.members.filter(({ key, value }) => !isLeftOut(key, value, values))
}

function isLeftOut(key: string, node: JsonNode, values: Values): boolean {
  const name = key === 'displayName' && node.kind === 'string' ? parameterIn(node.value) : undefined
  return name !== undefined && !values.has(name)
}

/**
 * Compares a result with its template, key for key and item for item: the path of the first place that is not as it
 * should be, or null. A parameter without a value counts as a difference.
 */
export function firstDifference({
  template,
  result,
  values,
}: {
  readonly template: JsonNode
  readonly result: JsonNode
  readonly values: Values
}): JsonPath | null {
  const wanted = template.kind === 'object' ? { ...template, members: membersKept(template, values) } : template
  return differenceAt({ wanted, got: result, path: [], values })
}

type Pair = { readonly wanted: JsonNode; readonly got: JsonNode; readonly path: JsonPath; readonly values: Values }

function differenceAt({ wanted, got, path, values }: Pair): JsonPath | null {
  if (wanted.kind === 'object') {
    if (got.kind !== 'object' || got.members.length !== wanted.members.length) return path
    // By key and not by place: objects put keys that are numbers first.
    const members = new Map(got.members.map((member) => [member.key, member.value]))
    return firstOf(wanted.members, ({ key, value }) => {
      const at = [...path, key]
      const other = members.get(key)
      return other === undefined ? at : differenceAt({ wanted: value, got: other, path: at, values })
    })
  }
  if (wanted.kind === 'array') {
    if (got.kind !== 'array' || got.items.length !== wanted.items.length) return path
    return firstOf(wanted.items, (item, index) => {
      const at = [...path, index]
      const other = got.items[index]
      return other === undefined ? at : differenceAt({ wanted: item, got: other, path: at, values })
    })
  }
  return isSameLeaf(wanted, got, values) ? null : path
}

function isSameLeaf(wanted: JsonNode, got: JsonNode, values: Values): boolean {
  if (got.kind === 'object' || got.kind === 'array') return false
  const name = wanted.kind === 'string' ? parameterIn(wanted.value) : undefined
  if (name === undefined) return toValue(got) === toValue(wanted)
  return values.has(name) && toValue(got) === values.get(name)
}

function firstOf<T>(items: readonly T[], find: (item: T, index: number) => JsonPath | null): JsonPath | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== null) return found
  }
  return null
}
