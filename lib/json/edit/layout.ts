import type { JsonDocument, JsonNode } from '../types'
import type { Layout } from './format'

/** Tells whether a value stands on more than one line. */
export function isBroken(document: JsonDocument, node: JsonNode): boolean {
  return document.text.slice(node.from, node.to).includes('\n')
}

/** The layout for a value that stands where the node stands. */
export function layoutOf(document: JsonDocument, node: JsonNode): Layout {
  return { unit: unitOf(document), indent: indentAt(document.text, node.from), lineEnd: lineEndOf(document.text) }
}

/** The layout for one more entry of an object or array, as its author lays out the others. */
export function layoutInside(document: JsonDocument, parent: JsonNode): Layout {
  const outer = layoutOf(document, parent)
  const first = firstEntry(parent)
  if (first === undefined) return { ...outer, indent: outer.indent + outer.unit }
  const isOnOwnLine = document.text.slice(parent.from, first).includes('\n')
  return isOnOwnLine ? { ...outer, indent: indentAt(document.text, first) } : { ...outer, isInline: true }
}

function firstEntry(node: JsonNode): number | undefined {
  if (node.kind === 'object') return node.members[0]?.keySpan.from
  return node.kind === 'array' ? node.items[0]?.from : undefined
}

/** The unit of indentation is the white space before the first entry of the root; two spaces when that says nothing. */
function unitOf({ text, root }: JsonDocument): string {
  const first = firstEntry(root)
  const isOnOwnLine = first !== undefined && text.slice(root.from, first).includes('\n')
  return (isOnOwnLine && indentAt(text, first).slice(indentAt(text, root.from).length)) || '  '
}

function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? ''
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
