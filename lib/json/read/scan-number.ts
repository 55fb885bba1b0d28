import { err, ok, type Result } from '@/lib/base'
import type { Span } from '../types'
import { type Flaw, quote } from './problem'
import { endOfRun } from './run'

/** A whole number as it stands in the text. */
export type NumberToken = Span & { readonly kind: 'number'; readonly value: number }

const characters = /[-+.\w]+/y
const number = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/

/** Reads the number that starts at `from`: JSON integers within 2^53 - 1, everything else is refused by its reason. */
export function scanNumber(text: string, from: number): Result<NumberToken, Flaw> {
  const to = endOfRun(characters, text, from)
  const source = text.slice(from, to)
  const code = codeOfNumber(source)
  return code ? err({ code, from, to, detail: quote(source) }) : ok({ kind: 'number', from, to, value: Number(source) })
}

function codeOfNumber(source: string): Flaw['code'] | undefined {
  const parts = number.exec(source)
  if (!parts) return 'number-form'
  if (parts[2]) return 'number-exponent'
  if (parts[1]) return 'number-decimal'
  if (source === '-0') return 'number-negative-zero'
  return Number.isSafeInteger(Number(source)) ? undefined : 'number-range'
}
