import type { Span } from '@/lib/json'

/** Thrown nowhere: why a text is no data, with the stretch of it that is not. */
export type Refused = Span & { readonly message: string }

/** Where a reading of relaxed JSON stands, and what it has written so far. */
export type Cursor = {
  readonly text: string
  at: number
  /** Where the last part that is no space ended. */
  ended: number
  readonly out: string[]
  /** Which place of the text each written piece comes from, both ascending. */
  readonly origins: { readonly written: number; readonly from: number }[]
  written: number
  /** How often each loose spelling was met. */
  readonly met: Map<Spelling, number>
  /** Values that a program or a person fills in, by the parameter written in their place. */
  readonly open: Map<string, OpenValue>
  /** Stamped claims whose value was worked out by a program or left open, so that nothing can be said of it. */
  readonly computed: Set<string>
}

/** A value that is not known yet: the name of a variable, or a blank in angle brackets, as it was written and where. */
export type OpenValue = Span & { readonly written: string; readonly kind: 'variable' | 'blank' }

/** A spelling that JavaScript has and JSON has not. */
export type Spelling =
  | 'comment'
  | 'bare-key'
  | 'single-quotes'
  | 'backquotes'
  | 'escape'
  | 'trailing-comma'
  | 'missing-comma'
  | 'space'
  | 'wrapper'
  | 'braces'

/** A reading that has seen nothing yet. */
export function startCursor(text: string): Cursor {
  return {
    text,
    at: 0,
    ended: 0,
    out: [],
    origins: [],
    written: 0,
    met: new Map(),
    open: new Map(),
    computed: new Set(),
  }
}

/** Writes a piece that stands for what begins at `from`. */
export function write(cursor: Cursor, piece: string, from: number): void {
  cursor.origins.push({ written: cursor.written, from })
  cursor.out.push(piece)
  cursor.written += piece.length
}

/** Counts one loose spelling. */
export function meet(cursor: Cursor, spelling: Spelling): void {
  cursor.met.set(spelling, (cursor.met.get(spelling) ?? 0) + 1)
}

/** Finds the place of the source text that a place of the written text comes from. */
export function originOf(cursor: Pick<Cursor, 'origins' | 'text'>, offset: number): number {
  let [low, high] = [0, cursor.origins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cursor.origins[middle]?.written ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const origin = cursor.origins[low - 1]
  return origin === undefined ? 0 : Math.min(origin.from + (offset - origin.written), cursor.text.length)
}
