import type { JsonNode } from '@/lib/json'

// Well under the reader's limits (security.md 5.8): no fix adds more than a rule's worth of members or doubles a text.
const room = { characters: 24_000, members: 400, membersPerObject: 56, depth: 13 } as const

/** Tells whether a document can grow by one fix and still pass the strict reader. */
export function hasRoom(text: string, root: JsonNode): boolean {
  if (text.length > room.characters) return false
  const size = measure(root)
  return size.members <= room.members && size.depth <= room.depth && size.widest <= room.membersPerObject
}

type Size = { readonly members: number; readonly widest: number; readonly depth: number }

function measure(node: JsonNode): Size {
  const children = childrenOf(node).map(measure)
  const own = node.kind === 'object' ? node.members.length : 0
  return {
    members: children.reduce((sum, child) => sum + child.members, own),
    widest: Math.max(own, ...children.map((child) => child.widest)),
    depth: 1 + Math.max(0, ...children.map((child) => child.depth)),
  }
}

function childrenOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'object') return node.members.map((member) => member.value)
  return node.kind === 'array' ? node.items : []
}
