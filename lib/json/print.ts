import type { JsonDocument, JsonNode } from './types'

/** A value that holds no other. */
type Leaf = Exclude<JsonNode, { kind: 'object' | 'array' }>

/** How a tree is printed: on lines of their own with two spaces a level, and what is written in the place of a leaf. */
type PrintOptions = {
  readonly isBroken?: boolean
  /** The JSON for a leaf; undefined leaves it as its author wrote it. */
  readonly instead?: (leaf: Leaf) => string | undefined
}

/**
 * Prints a document from its tree, without the white space of its author: every key and value to the letter as it was
 * written, and in that order. A plain object cannot do this: keys that look like whole numbers jump to the front of it.
 */
export function printDocument(document: JsonDocument, options: PrintOptions = {}): string {
  return printNode(document.text, document.root, { indent: '', ...options })
}

/** The members of an object as `printDocument` prints them, one after the other; none of anything else. */
export function printMembers({ text, root }: JsonDocument, options: PrintOptions = {}): readonly string[] {
  return root.kind === 'object' ? membersOf(text, root, { indent: '', ...options }) : []
}

type Printing = PrintOptions & { readonly indent: string }

function printNode(text: string, node: JsonNode, printing: Printing): string {
  if (node.kind === 'object') return enclosed('{}', membersOf(text, node, printing), printing)
  if (node.kind === 'array') {
    const inner = deeper(printing)
    return enclosed(
      '[]',
      node.items.map((item) => printNode(text, item, inner)),
      printing,
    )
  }
  return printing.instead?.(node) ?? text.slice(node.from, node.to)
}

function membersOf(text: string, node: JsonNode & { kind: 'object' }, printing: Printing): readonly string[] {
  const [inner, colon] = [deeper(printing), printing.isBroken ? ': ' : ':']
  return node.members.map(({ keySpan, value }) => {
    return `${text.slice(keySpan.from, keySpan.to)}${colon}${printNode(text, value, inner)}`
  })
}

function deeper(printing: Printing): Printing {
  return { ...printing, indent: `${printing.indent}  ` }
}

function enclosed(brackets: '{}' | '[]', parts: readonly string[], { isBroken, indent }: Printing): string {
  const [open, close] = brackets
  if (!isBroken || parts.length === 0) return `${open}${parts.join(',')}${close}`
  const start = `\n${indent}  `
  return `${open}${start}${parts.join(`,${start}`)}\n${indent}${close}`
}
