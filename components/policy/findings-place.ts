import type { JsonPath } from '@/lib/base'
import { type JsonDocument, memberAt, nodeAt, type Position, positionOf } from '@/lib/json'

/** Where a path stands in a document: its key, or its value when it has none, or the nearest place around it that exists. */
export function placeOf(document: JsonDocument, path: JsonPath): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const near = path.slice(0, length)
    const from = memberAt(document.root, near)?.keySpan.from ?? nodeAt(document.root, near)?.from
    if (from !== undefined) return positionOf(document.text, from)
  }
  return positionOf(document.text, document.root.from)
}
