import { err, ok, type Result } from '@/lib/base'
import type { Span } from '../types'
import { type Flaw, quote } from './problem'
import type { ReadProfile } from './profile'
import { endOfRun } from './run'

/** A number as it stands in the text; marked when its value is not what the digits say. */
export type NumberToken = Span & { readonly kind: 'number'; readonly value: number; readonly isRounded?: true }

const characters = /[-+.\w]+/y
const number = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/

/** Reads the number that starts at `from`, as far as the profile goes; everything else is refused by its reason. */
export function scanNumber(text: string, from: number, { numbers }: ReadProfile): Result<NumberToken, Flaw> {
  const to = endOfRun(characters, text, from)
  const source = text.slice(from, to)
  const isRounded = numbers !== 'whole' && number.test(source) && !isExact(source)
  const code = numbers === 'whole' ? codeOfWhole(source) : codeOfAny(source, isRounded && numbers === 'exact')
  if (code) return err({ code, from, to, detail: quote(source) })
  return ok({ kind: 'number', from, to, value: nearest(source), ...(isRounded && { isRounded }) })
}

function codeOfAny(source: string, isRefused: boolean): Flaw['code'] | undefined {
  if (!number.test(source)) return 'number-form'
  return isRefused ? 'number-inexact' : undefined
}

/** What JSON has for these digits: beyond the largest number that is the largest one, as JSON has no infinity. */
function nearest(source: string): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(source)))
}

/** Tells whether the number that readers make of these digits prints as the same decimal again. */
function isExact(source: string): boolean {
  return decimalOf(source) === decimalOf(String(Number(source)))
}

/** The digits that count and the power of ten they stand at, the same for every spelling of one decimal. */
function decimalOf(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(source) ?? []
  const digits = `${whole}${fraction}`
  let [from, to] = [0, digits.length]
  while (digits[from] === '0') from += 1
  while (to > from && digits[to - 1] === '0') to -= 1
  if (from === to) return '0'
  return `${sign}${digits.slice(from, to)}e${Number(exponent) - fraction.length + digits.length - to}`
}

function codeOfWhole(source: string): Flaw['code'] | undefined {
  const parts = number.exec(source)
  if (!parts) return 'number-form'
  if (parts[2]) return 'number-exponent'
  if (parts[1]) return 'number-decimal'
  if (source === '-0') return 'number-negative-zero'
  return Number.isSafeInteger(Number(source)) ? undefined : 'number-range'
}
