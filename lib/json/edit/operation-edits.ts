import { err, type JsonPath, type JsonValue, ok, type Result } from '@/lib/base'
import { memberAt, nodeAt } from '../navigate'
import type { JsonDocument, JsonNode, TextEdit } from '../types'
import { printValue } from './format'
import { isBroken, layoutInside, layoutOf } from './layout'
import type { JsonPatchOperation, PatchProblemCode } from './patch'

type Edits = Result<readonly TextEdit[], PatchProblemCode>
type Container = JsonNode & { kind: 'object' | 'array' }

/** Finds the edits of a single operation. */
export function operationEdits(document: JsonDocument, operation: JsonPatchOperation): Edits {
  switch (operation.op) {
    case 'add':
      return add(document, operation.path, operation.value)
    case 'insert':
      return insertMember(document, operation)
    case 'replace':
      return replace(document, operation.path, operation.value)
    case 'remove':
      return remove(document, operation.path)
    case 'rename':
      return rename(document, operation.path, operation.key)
  }
}

function replace(document: JsonDocument, path: JsonPath, value: JsonValue): Edits {
  const node = nodeAt(document.root, path)
  if (!node) return err('path-missing')
  const parent = path.length > 0 ? nodeAt(document.root, path.slice(0, -1)) : undefined
  const isInline = parent !== undefined && !isBroken(document, parent) && !isBroken(document, node)
  const isListBroken = node.kind === 'array' && isBroken(document, node)
  return ok([
    {
      from: node.from,
      to: node.to,
      insert: printValue(value, { ...layoutOf(document, node), isInline, isListBroken }),
    },
  ])
}

function add(document: JsonDocument, path: JsonPath, value: JsonValue): Edits {
  const step = path.at(-1)
  if (step === undefined || memberAt(document.root, path)) return replace(document, path, value)
  const parent = nodeAt(document.root, path.slice(0, -1))
  if (parent?.kind === 'object') return insertMember(document, { path, value })
  if (parent?.kind !== 'array' || typeof step !== 'number') return err('parent-missing')
  const isWithin = Number.isInteger(step) && step >= 0 && step <= parent.items.length
  return isWithin ? insert(document, parent, step, (inner) => printValue(value, inner)) : err('path-missing')
}

function insertMember(
  document: JsonDocument,
  { path, value, at }: { readonly path: JsonPath; readonly value: JsonValue; readonly at?: number },
): Edits {
  const step = path.at(-1)
  const parent = nodeAt(document.root, path.slice(0, -1))
  if (parent?.kind !== 'object' || typeof step !== 'string') return err('parent-missing')
  if (memberAt(document.root, path)) return err('key-taken')
  const print = (inner: ReturnType<typeof layoutInside>) => `${JSON.stringify(step)}: ${printValue(value, inner)}`
  return insert(document, parent, at ?? parent.members.length, print)
}

/** Puts a new entry before the entry at `at`, or after the last one. */
function insert(
  document: JsonDocument,
  parent: Container,
  at: number,
  print: (inner: ReturnType<typeof layoutInside>) => string,
): Edits {
  const inner = layoutInside(document, parent)
  const spans = entrySpans(parent)
  const separator = inner.isInline ? ' ' : `${inner.lineEnd}${inner.indent}`
  const before = spans[at]
  const last = spans.at(-1)
  if (before) return ok([{ from: before.from, to: before.from, insert: `${print(inner)},${separator}` }])
  if (last) return ok([{ from: last.to, to: last.to, insert: `,${separator}${print(inner)}` }])
  const outer = layoutOf(document, parent)
  return ok([
    {
      from: parent.from + 1,
      to: parent.to - 1,
      insert: `${inner.lineEnd}${inner.indent}${print(inner)}${outer.lineEnd}${outer.indent}`,
    },
  ])
}

function remove(document: JsonDocument, path: JsonPath): Edits {
  const parent = nodeAt(document.root, path.slice(0, -1))
  const node = nodeAt(document.root, path)
  if (path.length === 0) return err('root-fixed')
  if (!node || (parent?.kind !== 'object' && parent?.kind !== 'array')) return err('path-missing')
  const spans = entrySpans(parent)
  const at = spans.findIndex((span) => span.to === node.to)
  const own = spans[at]
  const [previous, next] = [spans[at - 1], spans[at + 1]]
  if (!own) return err('path-missing')
  if (next) return ok([{ from: own.from, to: next.from, insert: '' }])
  return ok([{ from: previous?.to ?? parent.from + 1, to: previous ? own.to : parent.to - 1, insert: '' }])
}

function rename(document: JsonDocument, path: JsonPath, key: string): Edits {
  const member = memberAt(document.root, path)
  if (!member) return err(nodeAt(document.root, path) ? 'not-a-member' : 'path-missing')
  if (member.key === key) return ok([])
  if (memberAt(document.root, [...path.slice(0, -1), key])) return err('key-taken')
  return ok([{ ...member.keySpan, insert: JSON.stringify(key) }])
}

function entrySpans(node: Container): readonly { readonly from: number; readonly to: number }[] {
  if (node.kind === 'array') return node.items
  return node.members.map(({ keySpan, value }) => ({ from: keySpan.from, to: value.to }))
}
