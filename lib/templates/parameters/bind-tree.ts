import type { JsonPath } from '@/lib/base'
import { type JsonDocument, type JsonMember, type JsonNode, printDocument, toValue } from '@/lib/json'
import { parameterIn } from '@/lib/policy'
import type { ParameterValue } from './parameter'

type Values = ReadonlyMap<string, ParameterValue>

/**
 * Prints a template with values in the place of their parameters, all else to the letter and in its order. A displayName
 * without a value is left out; any other parameter without one stays as its text, which no id and no custom data has, so
 * it matches nothing.
 */
export function printBound({ text, root }: JsonDocument, values: Values): string {
  const kept = root.kind === 'object' ? { ...root, members: membersKept(root, values) } : root
  return printDocument({ text, root: kept }, { instead: (leaf) => boundLeaf(leaf, values) })
}

function boundLeaf(node: JsonNode, values: Values): string | undefined {
  const name = node.kind === 'string' ? parameterIn(node.value) : undefined
  const value = name === undefined ? undefined : values.get(name)
  return value === undefined ? undefined : JSON.stringify(value)
}

function membersKept(root: JsonNode & { kind: 'object' }, values: Values): readonly JsonMember[] {
  return root.members.filter(({ key, value }) => !isLeftOut(key, value, values))
}

function isLeftOut(key: string, node: JsonNode, values: Values): boolean {
  const name = key === 'displayName' && node.kind === 'string' ? parameterIn(node.value) : undefined
  return name !== undefined && !values.has(name)
}

/**
 * Compares a result with its template, key for key and item for item in their order: the path of the first place that is
 * not as it should be, or null. A parameter without a value counts as a difference.
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
    return firstOf(wanted.members, ({ key, value }, index) => {
      const at = [...path, key]
      const other = got.members[index]
      return other?.key === key ? differenceAt({ wanted: value, got: other.value, path: at, values }) : at
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
