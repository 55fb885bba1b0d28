import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'

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

/** Prints a value with two spaces a level, keys in their own order; lists of plain values stay on a line where they fit. */
export function formatJson(value: JsonValue): string {
  return printValue(value, { unit: '  ', indent: '', lineEnd: '\n' })
}

/** Prints a value into a given layout. What is no JSON value prints as text that the reader refuses, never as less. */
export function printValue(value: JsonValue, layout: Layout): string {
  if (Array.isArray(value)) return printList(value, layout)
  if (isJsonObject(value)) return printObject(value, layout)
  // Infinity and NaN would become null, which can widen a policy; as words they are refused on reading.
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function printList(items: readonly JsonValue[], layout: Layout): string {
  const isFlat = items.every((item) => typeof item !== 'object' || item === null)
  const line = `[${items.map((item) => printValue(item, { ...layout, isInline: true })).join(', ')}]`
  const isShort = isFlat && !layout.isListBroken && line.length <= longestList
  if (items.length === 0 || layout.isInline || isShort) return line
  const inner = deeper(layout)
  return `[${breakLines(
    items.map((item) => printValue(item, inner)),
    layout,
  )}]`
}

function printObject(object: JsonObject, layout: Layout): string {
  const inner = deeper(layout)
  const members = Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}: ${printValue(value, inner)}`)
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
