import type { JsonPath } from '@/lib/base'
import type { JsonMember, JsonNode, Span } from './types'

/** Finds the node at a path, or undefined when the path leads nowhere. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = root
  for (const step of path) node = node && childAt(node, step)
  return node
}

/** Finds the member whose value stands at a path; undefined for the root, array items and paths that lead nowhere. */
export function memberAt(root: JsonNode, path: JsonPath): JsonMember | undefined {
  const parent = nodeAt(root, path.slice(0, -1))
  const key = path.at(-1)
  return parent?.kind === 'object' ? parent.members.find((member) => member.key === key) : undefined
}

/** Finds the deepest path whose member or item holds the offset; both ends count, so a caret after a value is still on it. */
export function pathAt(root: JsonNode, offset: number): JsonPath {
  const path: (string | number)[] = []
  let node: JsonNode | undefined = root
  while (node) {
    const child = childHolding(node, offset)
    if (child) path.push(child.step)
    node = child?.node
  }
  return path
}

function childAt(node: JsonNode, step: string | number): JsonNode | undefined {
  if (node.kind === 'object') return node.members.find((member) => member.key === step)?.value
  return node.kind === 'array' && typeof step === 'number' ? node.items[step] : undefined
}

function childHolding(node: JsonNode, offset: number): { step: string | number; node: JsonNode } | undefined {
  if (node.kind === 'object') {
    const member = node.members.find(({ keySpan, value }) => holds({ from: keySpan.from, to: value.to }, offset))
    return member && { step: member.key, node: member.value }
  }
  if (node.kind !== 'array') return undefined
  const step = node.items.findIndex((item) => holds(item, offset))
  const item = node.items[step]
  return item && { step, node: item }
}

function holds(span: Span, offset: number): boolean {
  return offset >= span.from && offset <= span.to
}
