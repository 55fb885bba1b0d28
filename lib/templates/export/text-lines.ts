import { err, ok, type Result } from '@/lib/base'

// With every unit written as five characters, a piece still fits into a string of the strict reader.
const pieces = /[\s\S]{1,120}/g
const escaped = /%([0-9A-F]{4})/g
const plain = /^(?:[ -$&-~]|%[0-9A-F]{4})*%?$/

/**
 * Writes any text as lines of printable ASCII, so that a file may carry what the strict reader refuses: `%` and four digits
 * stand for a UTF-16 unit, and a line that ends with `%` goes on in the next. Law: `joinLines` gives back the text.
 */
export function splitLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const parts = line.match(pieces) ?? ['']
    return parts.map((part, index) => `${part.replace(/[^ -$&-~]/g, codeOf)}${index < parts.length - 1 ? '%' : ''}`)
  })
}

/** Reads what `splitLines` wrote; tells the first line, counted from 0, that it cannot have written. */
export function joinLines(lines: readonly string[]): Result<string, number> {
  const wrong = lines.findIndex((line, index) => !plain.test(line) || (isOpen(line) && index === lines.length - 1))
  if (wrong !== -1) return err(wrong)
  const text = lines.map((line, index) => {
    if (isOpen(line)) return decoded(line.slice(0, -1))
    return decoded(line) + (index < lines.length - 1 ? '\n' : '')
  })
  return ok(text.join(''))
}

function isOpen(line: string): boolean {
  return line.endsWith('%')
}

function codeOf(unit: string): string {
  return `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

function decoded(line: string): string {
  return line.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
