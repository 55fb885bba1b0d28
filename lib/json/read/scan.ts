import { err, ok, type Result } from '@/lib/base'
import type { Span } from '../types'
import { codePoint, type Flaw, quote } from './problem'
import type { ReadProfile } from './profile'
import { endOfRun } from './run'
import { type NumberToken, scanNumber } from './scan-number'
import { type StringToken, scanString } from './scan-string'

/** A mark of JSON's structure, by its own character. */
export type MarkToken = Span & { readonly kind: '{' | '}' | '[' | ']' | ':' | ',' }

/** One piece of the text; a word may or may not be one JSON knows, which depends on where it stands. */
export type Token =
  | MarkToken
  | StringToken
  | NumberToken
  | (Span & { readonly kind: 'word'; readonly word: string })
  | (Span & { readonly kind: 'end' })

const blank = /[ \t\n\r]*/y
const letters = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const startOfNumber = /[-+.\d]/

/** Reads the next token at or after `at`, skipping the white space of RFC 8259 section 2. */
export function scanToken(text: string, at: number, profile: ReadProfile): Result<Token, Flaw> {
  const from = endOfRun(blank, text, at)
  const char = text[from]
  if (char === undefined) return ok({ kind: 'end', from, to: from })
  if (isMark(char)) return ok({ kind: char, from, to: from + 1 })
  if (char === '"') return scanString(text, from, profile)
  if (startOfNumber.test(char)) return scanNumber(text, from, profile)
  return scanWord(text, from)
}

function isMark(char: string): char is MarkToken['kind'] {
  return '{}[]:,'.includes(char)
}

function scanWord(text: string, from: number): Result<Token, Flaw> {
  const to = endOfRun(letters, text, from)
  return to > from ? ok({ kind: 'word', from, to, word: text.slice(from, to) }) : err(strayCharacter(text, from))
}

function strayCharacter(text: string, from: number): Flaw {
  const char = String.fromCodePoint(text.codePointAt(from) ?? 0)
  const to = from + char.length
  if (char === "'") return { code: 'single-quotes', from, to }
  if (char === '#' || text.startsWith('//', from) || text.startsWith('/*', from)) {
    return { code: 'comment', from, to: Math.max(to, from + (char === '/' ? 2 : 1)) }
  }
  const isVisible = /[\p{P}\p{S}\p{N}]/u.test(char)
  return { code: 'unexpected-character', from, to, detail: isVisible ? quote(char) : codePoint(char) }
}
