import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import { nodeAt } from '../navigate'
import type { JsonDocument, JsonNode } from '../types'
import type { JsonPatch, JsonPatchOperation } from './patch'

/** Splits the replacement of an object by another into what really differs, so that members that stay keep their text. */
export function splitReplacement(document: JsonDocument, operation: JsonPatchOperation): JsonPatch {
  if (operation.op !== 'replace' && operation.op !== 'add') return [operation]
  const parent = nodeAt(document.root, operation.path.slice(0, -1))
  const isInsertion = operation.op === 'add' && parent?.kind === 'array'
  const node = nodeAt(document.root, operation.path)
  return node && !isInsertion ? differences(node, operation.value, operation.path) : [operation]
}

function differences(node: JsonNode, value: JsonValue, path: JsonPath): JsonPatch {
  if (node.kind === 'object' && isJsonObject(value) && node.members.length > 0)
    return memberDifferences(node, value, path)
  return isSame(node, value) ? [] : [{ op: 'replace', path, value }]
}

function memberDifferences(node: JsonNode & { kind: 'object' }, value: JsonObject, path: JsonPath): JsonPatch {
  const known = new Set(node.members.map((member) => member.key))
  const gone = node.members.filter((member) => !Object.hasOwn(value, member.key))
  const changed = node.members.flatMap((member) => {
    const next = Object.hasOwn(value, member.key) ? value[member.key] : undefined
    return next === undefined ? [] : differences(member.value, next, [...path, member.key])
  })
  const added = Object.entries(value).filter(([key]) => !known.has(key))
  return [
    ...gone.map((member): JsonPatchOperation => ({ op: 'remove', path: [...path, member.key] })),
    ...changed,
    ...added.map(([key, next]): JsonPatchOperation => ({ op: 'add', path: [...path, key], value: next })),
  ]
}

function isSame(node: JsonNode, value: JsonValue): boolean {
  if (node.kind === 'null') return value === null
  if (node.kind === 'array') return isSameList(node.items, value)
  if (node.kind === 'object') return isJsonObject(value) && isSameObject(node, value)
  return node.value === value
}

function isSameList(items: readonly JsonNode[], value: JsonValue): boolean {
  return (
    Array.isArray(value) && items.length === value.length && items.every((item, at) => isSame(item, value[at] ?? null))
  )
}

function isSameObject(node: JsonNode & { kind: 'object' }, value: JsonObject): boolean {
  const isCovered = node.members.every(
    ({ key, value: held }) => Object.hasOwn(value, key) && isSame(held, value[key] ?? null),
  )
  return isCovered && Object.keys(value).length === node.members.length
}
