import { err, ok, type Result } from '@/lib/base'
import { type JsonNode, positionOf, type ReadProblem, type ReadProfile, readJson, type Span } from '@/lib/json'

/** A text with a list in it: its tree, in which `0` stands for each row that could not be read by itself. */
export type ReadRows = {
  readonly root: JsonNode
  /** The rows that could not be read, by where they start; spans are of the whole text. */
  readonly unread: ReadonlyMap<number, UnreadRow>
  /** What is wrong with the text as a whole, where something is. */
  readonly problem: ReadProblem | null
}

/** What is wrong with a row, and where it ends. */
export type UnreadRow = { readonly problem: ReadProblem; readonly to: number }

/**
 * Reads a text, or where that fails all of it but the rows that fail by themselves: the items of a list, or of lists that an
 * object holds. A byte order mark is passed over. Refuses what does not hold together without them. Reads every character three times at most.
 */
export function readRows(given: string, profile: ReadProfile, most: number): Result<ReadRows, ReadProblem> {
  // A space in its place keeps every other place as it is.
  const text = given.startsWith('\uFEFF') ? ` ${given.slice(1)}` : given
  const whole = readJson(text, profile)
  if (whole.ok) return ok({ root: whole.value.root, unread: new Map(), problem: null })
  const spans = rowsOf(text, most)
  const unread = new Map<number, UnreadRow>()
  for (const { from, to } of spans) {
    const read = readJson(text.slice(from, to), profile)
    if (!read.ok) unread.set(from, { problem: moveBy(text, read.error, from), to })
  }
  if (unread.size === 0) return whole
  const rest = readJson(
    blankOut(
      text,
      spans.filter(({ from }) => unread.has(from)),
    ),
    profile,
  )
  return rest.ok ? ok({ root: rest.value.root, unread, problem: whole.error }) : err(whole.error)
}

function moveBy(text: string, { mend, ...problem }: ReadProblem, by: number): ReadProblem {
  const move = <S extends Span>(span: S): S => ({ ...span, from: span.from + by, to: span.to + by })
  const position = positionOf(text, problem.from + by)
  return { ...move(problem), position, ...(mend ? { mend: { ...mend, edits: mend.edits.map(move) } } : {}) }
}

/** The same text with a `0` and spaces in place of these, so that everything else stays where it is. */
function blankOut(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of spans) {
    parts.push(text.slice(at, from), '0'.padEnd(to - from))
    at = to
  }
  return parts.join('') + text.slice(at)
}

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' }
/** Texts, which end with their line at the latest, as for the reader; brackets, commas; runs of anything else. */
const pieces = /"(?:[^"\\\n\r]|\\[^\n\r])*"?|[[\]{},]|[^"[\]{},]+/g

/** Where the items of the outermost lists stand; none where brackets do not match, or where there are too many. */
function rowsOf(text: string, most: number): readonly Span[] {
  const rows: Span[] = []
  const open: string[] = []
  let from = -1
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const isRowEnd = isListOfRows(open) && (piece === ',' || piece === ']')
    if (isRowEnd && from !== -1) rows.push({ from, to: from + text.slice(from, index).trimEnd().length })
    if (isRowEnd) from = -1
    else if (isListOfRows(open) && from === -1 && piece.trim() !== '') from = index + piece.search(/\S/)
    if (closers[piece] !== undefined) open.push(piece)
    else if ((piece === ']' || piece === '}') && closers[open.pop() ?? ''] !== piece) return []
    if (rows.length > most) return []
  }
  return open.length === 0 ? rows : []
}

/** A list on its own, or one that the outermost object holds. */
function isListOfRows(open: readonly string[]): boolean {
  return open.at(-1) === '[' && (open.length === 1 || (open.length === 2 && open[0] === '{'))
}
