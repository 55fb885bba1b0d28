import type { JsonValue } from '@/lib/base'
import { parameterIn } from './placeholder'

const longest = 60

/** Prints a value as a person would write it: bare when it is plain text or a parameter, quoted where quotes tell something. */
export function printValue(value: JsonValue): string {
  if (typeof value === 'string' && parameterIn(value) !== undefined) return value
  if (typeof value === 'string' && /^[\p{L}_][\p{L}\p{N}_.@:+-]*$/u.test(value) && !isKeyword(value))
    return shorten(value)
  return shorten(JSON.stringify(value))
}

function isKeyword(value: string): boolean {
  return value === 'true' || value === 'false' || value === 'null' || value === 'none'
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** Joins words as in a sentence: "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** Starts a sentence with a capital letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The text itself, or with the first number after it that makes it new; `used` keeps it. */
export function unusedText(text: string, used: Set<string>): string {
  let candidate = text
  for (let count = 2; used.has(candidate); count += 1) candidate = `${text}-${count}`
  used.add(candidate)
  return candidate
}
