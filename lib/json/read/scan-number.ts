import { err, ok, type Result } from '@/lib/base'
import type { Span } from '../types'
import { type Flaw, quote } from './problem'

/** A whole number as it stands in the text. */
export type NumberToken = Span & { readonly kind: 'number'; readonly value: number }

/** Reads the number that starts at `from`: JSON integers within 2^53 - 1, everything else is refused by its reason. */
export function scanNumber(text: string, from: number): Result<NumberToken, Flaw> {
  const run = /[-+.\w]+/y
  run.lastIndex = from
  const source = run.exec(text)?.[0] ?? ''
  const span = { from, to: from + source.length }
  const code = codeOfNumber(source)
  return code ? err({ code, ...span, detail: quote(source) }) : ok({ kind: 'number', ...span, value: Number(source) })
}

function codeOfNumber(source: string): Flaw['code'] | undefined {
  const parts = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.exec(source)
  if (!parts) return 'number-form'
  if (parts[2]) return 'number-exponent'
  if (parts[1]) return 'number-decimal'
  if (source === '-0') return 'number-negative-zero'
  return Number.isSafeInteger(Number(source)) ? undefined : 'number-range'
}
