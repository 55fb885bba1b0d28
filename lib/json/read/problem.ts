import { positionOf } from '../position'
import type { Position, Span, TextEdit } from '../types'

/** Every reason to refuse a text, with its sentence; `%` stands for the detail of the case at hand. */
export const readProblems = {
  'too-large': 'This is larger than % bytes. Shorten it.',
  'invalid-utf8': 'This byte is not UTF-8. Save the file as UTF-8 and try again.',
  'byte-order-mark': 'The text starts with a byte order mark, an invisible character that JSON does not allow.',
  empty: 'There is nothing here yet. Start with { and }.',
  'unexpected-character': 'The character % has no meaning here.',
  'unexpected-end': 'The text ends before the % is closed.',
  'text-after-value': 'The document is complete before this point. Remove what follows.',
  comment: 'JSON has no comments. Remove this one.',
  'single-quotes': 'JSON uses double quotes. Replace the single quotes.',
  'missing-value': 'A value is missing here.',
  'missing-colon': 'A colon is missing after the key %.',
  'missing-comma': 'A comma is missing before this.',
  'extra-comma': 'There is one comma too many here.',
  'trailing-comma': 'The comma before this closing bracket is one too many.',
  'wrong-bracket': 'This bracket does not close the %.',
  'key-not-quoted': 'A key stands in double quotes: write % instead.',
  'key-expected': 'A key in double quotes is expected here.',
  'unknown-word': 'The word % is not JSON. Write true, false, null, a number, or text in double quotes.',
  'string-not-closed': 'This text in quotes is not closed on its line.',
  'bad-escape': 'The escape % does not exist in JSON.',
  'control-character': 'The control character % is not allowed in keys and texts.',
  'bidi-character': 'The character % changes the direction of writing, so the text can look like another. Remove it.',
  'zero-width-character': 'The character % is invisible, so two different texts can look the same. Remove it.',
  'lone-surrogate': 'The code % is half of a character. Write the whole character.',
  'not-nfc': 'This text is written with separate accents. Use the composed form % instead.',
  'string-too-long': 'This text is longer than % characters.',
  'key-empty': 'A key must have at least one character.',
  'key-too-long': 'This key is longer than % characters.',
  'key-reserved': 'The key % has a special meaning in JavaScript, so it is refused.',
  'key-dollar': 'The key % starts with $, which databases read as an operator. Choose another name.',
  'duplicate-key': 'The key % is already in this object. Readers differ on which one counts, so remove one.',
  'number-form': '% is not a number in JSON. Write digits only, without leading zeros or a plus sign.',
  'number-decimal':
    '% has a decimal point. Remit signs whole numbers only. In quotes it is a text, which matches only texts.',
  'number-exponent': '% has an exponent. Write the number out in full.',
  'number-range':
    '% is beyond what every reader keeps exact (9007199254740991). In quotes it is a text, which matches only texts.',
  'number-inexact': 'No number holds % to the last digit, so readers would see another value.',
  'number-negative-zero': 'Negative zero is not accepted. Write 0.',
  'too-deep': 'This is nested more than % levels deep.',
  'too-many-members': 'There are more than % members in the whole document.',
  'too-many-items': 'There are more than % items in the lists of the whole document.',
  'too-many-in-object': '%.',
} as const

/** The stable code of a refusal of the reader. */
export type ReadProblemCode = keyof typeof readProblems

/** Why a text was refused: the first problem only, with its place. `mend` repairs it without changing the meaning. */
export type ReadProblem = Span & {
  readonly code: ReadProblemCode
  readonly message: string
  readonly position: Position
  readonly mend?: { readonly label: string; readonly edits: readonly TextEdit[] }
}

/** Why any text was refused, whoever reads it: what is wrong, and where. */
export type TextProblem = Span & { readonly message: string; readonly position: Position }

/** Words a problem of a text with the place that `from` stands for. */
export function problemAt(text: string, { from, to }: Span, message: string): TextProblem {
  return { from, to, message, position: positionOf(text, from) }
}

/** A refusal while reading, before it is put into words. */
export type Flaw = Span & {
  readonly code: ReadProblemCode
  readonly detail?: string
  readonly mend?: TextEdit
  /** Where the bracket stands that this is about. */
  readonly openedAt?: number
}

const mendLabels: { readonly [C in ReadProblemCode]?: string } = {
  'byte-order-mark': 'Remove the mark',
  'not-nfc': 'Use the composed form',
  'missing-comma': 'Add the comma',
  'extra-comma': 'Remove the comma',
  'trailing-comma': 'Remove the comma',
}

/** Puts a refusal into words: sentence, line and column, and the repair where one is safe. */
export function describeFlaw(text: string, flaw: Flaw): ReadProblem {
  const { code, from, to, detail = '', openedAt } = flaw
  const where = openedAt === undefined ? '' : ` opened on line ${positionOf(text, openedAt).line}`
  const message = readProblems[code].replace('%', () => detail + where)
  const problem = { code, from, to, message, position: positionOf(text, from) }
  const label = mendLabels[code]
  return flaw.mend && label ? { ...problem, mend: { label, edits: [flaw.mend] } } : problem
}

/** Quotes a stretch of someone's text for a sentence: at most 40 characters, nothing invisible left as it is. */
export function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return `"${short.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (char) => codePoint(char))}"`
}

/** Names a character by its code point: `U+202E`. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
