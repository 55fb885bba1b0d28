import { err, ok, type Result } from '@/lib/base'
import type { Span } from '../types'
import { findBrokenCharacter, findDecomposed, findRefusedCharacter } from './characters'
import { codePoint, type Flaw, quote } from './problem'
import type { ReadProfile } from './profile'
import { endOfRun } from './run'

/** A string as it stands in the text, quotes included, with its value after unescaping. */
export type StringToken = Span & { readonly kind: 'string'; readonly value: string }

const plain = /[^"\\\n\r]*/y

type Piece = { readonly value: string; readonly to: number }

const escapes: { readonly [letter: string]: string } = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Reads the string whose opening quote is at `from`; every character is checked where it stands, as the profile wants it. */
export function scanString(text: string, from: number, profile: ReadProfile): Result<StringToken, Flaw> {
  const pieces: string[] = []
  let at = from + 1
  while (text[at] !== '"') {
    const piece = text[at] === '\\' ? scanEscape(text, at, profile) : scanPlain({ text, at, opening: from }, profile)
    if (!piece.ok) return piece
    pieces.push(piece.value.value)
    at = piece.value.to
  }
  return finish(pieces.join(''), { from, to: at + 1 }, profile)
}

function finish(value: string, span: Span, { stringLength, texts }: ReadProfile): Result<StringToken, Flaw> {
  if (value.length > stringLength) {
    return err({ code: 'string-too-long', ...span, detail: stringLength.toLocaleString('en') })
  }
  const flaw = texts === 'visible' ? findDecomposed(value, span) : undefined
  return flaw ? err(flaw) : ok({ kind: 'string', ...span, value })
}

type Opened = { readonly text: string; readonly at: number; readonly opening: number }

function scanPlain({ text, at, opening }: Opened, { texts }: ReadProfile): Result<Piece, Flaw> {
  const to = endOfRun(plain, text, at)
  const value = text.slice(at, to)
  const flaw = texts === 'visible' ? findRefusedCharacter(value) : findBrokenCharacter(value)
  if (flaw) return err({ ...flaw, from: at + flaw.from, to: at + flaw.to })
  if (text[to] !== '"' && text[to] !== '\\') return err({ code: 'string-not-closed', from: opening, to })
  return ok({ value, to })
}

function scanEscape(text: string, at: number, { texts }: ReadProfile): Result<Piece, Flaw> {
  const letter = text[at + 1] ?? ''
  const value = letter === 'u' ? scanUnicode(text, at) : Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
  const to = at + (letter === 'u' ? 6 * Math.max(value?.length ?? 1, 1) : 2)
  if (value === undefined) {
    const end = Math.min(to, text.length)
    return err({ code: 'bad-escape', from: at, to: end, detail: quote(text.slice(at, at + 2)) })
  }
  const isEscapedControl = texts === 'any' && value < ' '
  const flaw = texts === 'visible' ? findRefusedCharacter(value) : findBrokenCharacter(value)
  if (isEscapedControl) return ok({ value, to })
  return flaw ? err({ ...flaw, from: at, to, detail: codePoint(value) }) : ok({ value, to })
}

/** Reads one `\uXXXX`, or two that form a surrogate pair (RFC 8259 section 7). */
function scanUnicode(text: string, at: number): string | undefined {
  const first = hexUnit(text, at)
  if (first === undefined || first < 0xd800 || first > 0xdbff)
    return first === undefined ? undefined : String.fromCharCode(first)
  const second = hexUnit(text, at + 6)
  const isPair = second !== undefined && second >= 0xdc00 && second <= 0xdfff
  return isPair ? String.fromCharCode(first, second) : String.fromCharCode(first)
}

function hexUnit(text: string, at: number): number | undefined {
  const digits = /^\\u([0-9a-fA-F]{4})$/.exec(text.slice(at, at + 6))?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 16)
}
