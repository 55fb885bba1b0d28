import { err, ok, type Result } from '@/lib/base'
import type { Refused, Spelling } from './cursor'

/** A text in quotes as JSON writes it, and how it was spelled. */
export type Quoted = { readonly json: string; readonly to: number; readonly spelling: Spelling | null }

const letters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
}

/**
 * Reads a text in any of JavaScript's quotes from its opening quote. What is JSON already comes back as it stands; anything
 * else comes back with the same meaning. A backquoted text that a program fills in is refused.
 */
export function readQuoted(text: string, from: number): Result<Quoted, Refused> {
  const quote = text[from] ?? ''
  const pieces: string[] = []
  let hasOwnEscape = false
  let at = from + 1
  for (; text[at] !== quote; ) {
    const char = text[at]
    if (char === undefined || (quote !== '`' && (char === '\n' || char === '\r'))) {
      return err({ from, to: Math.max(at, from + 1), message: 'This text in quotes is not closed.' })
    }
    if (quote === '`' && text.startsWith('${', at)) return err(filledIn(text, at))
    const piece = char === '\\' ? readEscape(text, at) : { value: char, to: at + 1, isJson: true }
    if (piece === null) return err({ from: at, to: at + 2, message: 'This escape does not exist in JavaScript.' })
    hasOwnEscape ||= !piece.isJson
    pieces.push(piece.value)
    at = piece.to
  }
  const to = at + 1
  if (quote === '"' && !hasOwnEscape) return ok({ json: text.slice(from, to), to, spelling: null })
  const spelling = quote === '"' ? 'escape' : quote === "'" ? 'single-quotes' : 'backquotes'
  return ok({ json: JSON.stringify(pieces.join('')), to, spelling })
}

function filledIn(text: string, from: number): Refused {
  const end = text.indexOf('}', from)
  const to = end === -1 ? text.length : end + 1
  return { from, to, message: `A program fills in ${shown(text.slice(from, to))} here. Write the value it stands for.` }
}

/** Shortens a stretch of someone's text for a sentence, on one line. */
export function shown(text: string): string {
  const line = text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}

function readEscape(text: string, at: number): { value: string; to: number; isJson: boolean } | null {
  const letter = text[at + 1]
  if (letter === undefined) return null
  if (letter === 'x' || letter === 'u') return readCode(text, at)
  if (/[1-9]/.test(letter) || (letter === '0' && /\d/.test(text[at + 2] ?? ''))) return null
  const value = letter === '0' ? '\0' : (letters[letter] ?? letter)
  return { value, to: at + 2, isJson: '"\\/bfnrt'.includes(letter) }
}

function readCode(text: string, at: number): { value: string; to: number; isJson: boolean } | null {
  const found = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{0*([\da-f]{1,6})\})/i.exec(text.slice(at, at + 24))
  const point = Number.parseInt(found?.[1] ?? found?.[2] ?? found?.[3] ?? '', 16)
  if (!found || !(point <= 0x10ffff)) return null
  return { value: String.fromCodePoint(point), to: at + found[0].length, isJson: found[2] !== undefined }
}
