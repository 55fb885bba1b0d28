import type { JsonPath } from '@/lib/base'
import { type JsonDocument, type JsonPatch, type JsonPatchOperation, memberAt, nodeAt } from '@/lib/json'

/** Where members stood that were taken away: the keys before each, by its path as JSON. */
export type PlaceMemory = Readonly<Record<string, readonly string[]>>

/** Remembers the places of the members that a patch takes away. */
export function rememberPlaces(memory: PlaceMemory, document: JsonDocument, patch: JsonPatch): PlaceMemory {
  const left = patch.flatMap(({ op, path }) => {
    const keys = op === 'remove' && memberAt(document.root, path) ? keysOf(document, path) : []
    return keys.length === 0 ? [] : [[JSON.stringify(path), keys.slice(0, keys.indexOf(String(path.at(-1))))] as const]
  })
  return left.length === 0 ? memory : { ...memory, ...Object.fromEntries(left) }
}

/** The patch with each member that comes back put where it was: after the last of the keys before it that are still there. */
export function putBack(memory: PlaceMemory, document: JsonDocument, patch: JsonPatch): JsonPatch {
  return patch.map((operation) => placed(memory, document, operation))
}

function placed(memory: PlaceMemory, document: JsonDocument, operation: JsonPatchOperation): JsonPatchOperation {
  const name = JSON.stringify(operation.path)
  const before = Object.hasOwn(memory, name) ? memory[name] : undefined
  const isNew = (operation.op === 'add' || operation.op === 'insert') && !memberAt(document.root, operation.path)
  if (before === undefined || !isNew) return operation
  const keys = keysOf(document, operation.path)
  const at = keys.findLastIndex((key) => before.includes(key)) + 1
  return { op: 'insert', path: operation.path, value: operation.value, at }
}

/** The keys of the object that a path leads into, in the order of the text. */
function keysOf(document: JsonDocument, path: JsonPath): readonly string[] {
  const parent = nodeAt(document.root, path.slice(0, -1))
  return parent?.kind === 'object' ? parent.members.map(({ key }) => key) : []
}
