import type { TextEdit } from '../types'

/** Applies edits to a text; they must be sorted, must not overlap, and count in offsets of the text before any of them. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, insert } of edits) {
    parts.push(text.slice(at, from), insert)
    at = to
  }
  return parts.join('') + text.slice(at)
}

/** A stretch of a changed text: kept from the source, or new. */
type Piece = { readonly from: number; readonly to: number } | { readonly insert: string }

/** Turns edits made one list after the other into one list over the source text. */
export function composeEdits(sourceLength: number, rounds: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ from: 0, to: sourceLength }]
  for (const edits of rounds) pieces = spliceEach(pieces, edits)
  return editsOf(pieces, sourceLength)
}

function spliceEach(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  let result = pieces
  // From the last to the first, so that the offsets of those still to come stay true.
  for (const edit of edits.toReversed()) {
    result = [...cut(result, 0, edit.from), { insert: edit.insert }, ...cut(result, edit.to, Number.POSITIVE_INFINITY)]
  }
  return result
}

function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const result: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const length = 'insert' in piece ? piece.insert.length : piece.to - piece.from
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, length)
    if (start < end) {
      result.push(
        'insert' in piece
          ? { insert: piece.insert.slice(start, end) }
          : { from: piece.from + start, to: piece.from + end },
      )
    }
    at += length
  }
  return result
}

function editsOf(pieces: readonly Piece[], sourceLength: number): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let insert = ''
  for (const piece of [...pieces, { from: sourceLength, to: sourceLength }]) {
    if ('insert' in piece) {
      insert += piece.insert
      continue
    }
    if (insert !== '' || piece.from > at) edits.push({ from: at, to: piece.from, insert })
    insert = ''
    at = piece.to
  }
  return edits
}
