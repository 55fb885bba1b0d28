import { isJsonObject, type JsonValue } from '@/lib/base'
import { membersOf } from '../members'
import type { JsonNode } from '../types'

/** How a value is laid out: one level of indentation, the white space its first line stands after, the line ending. */
export type Layout = {
  readonly unit: string
  readonly indent: string
  readonly lineEnd: string
  /** Never break lines. */
  readonly isInline?: boolean
  /** Break lists even where they would fit on a line. */
  readonly isListBroken?: boolean
}

const longestList = 72

const standard: Layout = { unit: '  ', indent: '', lineEnd: '\n' }

/** Prints a value with two spaces a level, keys in the order of their author (`membersOf`); lists of plain values stay on a line where they fit. */
export function formatJson(value: JsonValue): string {
  return printValue(value, standard)
}

/** Prints a tree as `formatJson` prints its value. */
export function formatNode(node: JsonNode): string {
  return print(partsOfNode(node), standard)
}

/** Prints a value into a given layout. What is no JSON value prints as text that the reader refuses, never as less. */
export function printValue(value: JsonValue, layout: Layout): string {
  return print(partsOfValue(value), layout)
}

/** What is printed: a text as it stands, or what holds others. */
type Parts = string | { readonly items: readonly Parts[] } | { readonly members: readonly (readonly [string, Parts])[] }

function partsOfValue(value: JsonValue): Parts {
  if (Array.isArray(value)) return { items: value.map(partsOfValue) }
  if (isJsonObject(value)) return { members: membersOf(value).map(([key, held]) => [key, partsOfValue(held)]) }
  // Infinity, NaN and what is missing would become null or nothing, which can widen a policy; as words they are refused.
  return typeof value === 'number' ? String(value) : String(JSON.stringify(value))
}

function partsOfNode(node: JsonNode): Parts {
  if (node.kind === 'array') return { items: node.items.map(partsOfNode) }
  if (node.kind === 'object') return { members: node.members.map(({ key, value }) => [key, partsOfNode(value)]) }
  return node.kind === 'null' ? 'null' : partsOfValue(node.value)
}

function print(parts: Parts, layout: Layout): string {
  if (typeof parts === 'string') return parts
  return 'items' in parts ? printList(parts.items, layout) : printObject(parts.members, layout)
}

function printList(items: readonly Parts[], layout: Layout): string {
  const isFlat = items.every((item) => typeof item === 'string')
  const line = `[${items.map((item) => print(item, { ...layout, isInline: true })).join(', ')}]`
  const isShort = isFlat && !layout.isListBroken && line.length <= longestList
  if (items.length === 0 || layout.isInline || isShort) return line
  const inner = deeper(layout)
  return `[${breakLines(
    items.map((item) => print(item, inner)),
    layout,
  )}]`
}

function printObject(entries: readonly (readonly [string, Parts])[], layout: Layout): string {
  const inner = deeper(layout)
  const members = entries.map(([key, value]) => `${JSON.stringify(key)}: ${print(value, inner)}`)
  if (members.length === 0) return '{}'
  return layout.isInline ? `{ ${members.join(', ')} }` : `{${breakLines(members, layout)}}`
}

function deeper(layout: Layout): Layout {
  return { ...layout, indent: layout.indent + layout.unit, isListBroken: false }
}

function breakLines(parts: readonly string[], { indent, unit, lineEnd }: Layout): string {
  const start = `${lineEnd}${indent}${unit}`
  return `${start}${parts.join(`,${start}`)}${lineEnd}${indent}`
}
