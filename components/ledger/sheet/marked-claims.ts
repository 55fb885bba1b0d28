import type { JsonPath } from '@/lib/base'
import { formatNode, nodeAt, readJson } from '@/lib/json'

type Piece = { readonly from: number; readonly text: string; readonly isMarked: boolean }

/** The text of claims in pieces, in order and whole, with what stands at these paths marked. Unreadable text has no marks. */
export function markedClaims(text: string, paths: readonly JsonPath[]): readonly Piece[] {
  const read = readJson(text)
  const spans = read.ok ? paths.flatMap((path) => nodeAt(read.value.root, path) ?? []) : []
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    if (from < at) continue
    pieces.push(piece(text, at, from, false), piece(text, from, to, true))
    at = to
  }
  return [...pieces, piece(text, at, text.length, false)].filter((one) => one.text !== '')
}

function piece(text: string, from: number, to: number, isMarked: boolean): Piece {
  return { from, text: text.slice(from, to), isMarked }
}

/** The same claims on lines of their own, to be read; as they are where they cannot be read. */
export function layOut(text: string): string {
  const read = readJson(text)
  return read.ok ? formatNode(read.value.root) : text
}
