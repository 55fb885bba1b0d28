import { readQuoted } from './quoted'
import { peekBlank, run } from './skip'

const name = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{M}\p{N}\p{Pc}$]*/uy
const number = /[-+.\w]+/y
const constants: readonly string[] = ['true', 'false', 'null']

/** Tells whether a value is worked out by a program: a name, a call, a sum. Plain values and what JSON knows are not. */
export function isExpression(text: string, at: number): boolean {
  const char = text[at] ?? ''
  if (char === '(' || char === '!') return true
  if (/["'`]/.test(char)) {
    const read = readQuoted(text, at)
    return read.ok && isContinued(text, read.value.to)
  }
  if (/[-+.\d]/.test(char)) return isContinued(text, run(number, text, at))
  const end = run(name, text, at)
  return end > at && (!constants.includes(text.slice(at, end)) || isContinued(text, end))
}

function isContinued(text: string, at: number): boolean {
  const next = peekBlank(text, at)
  return /[-+*/%.(?<>=&|^`]/.test(text[next] ?? '') && !text.startsWith('/*', next)
}

/** Where an expression ends: before the comma or bracket that closes what holds it, or at the end of the text. */
export function endOfExpression(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; ) {
    const char = text[at] ?? ''
    if (depth === 0 && /[,}\])]/.test(char)) return at
    if (/["'`]/.test(char)) {
      const read = readQuoted(text, at)
      at = read.ok ? read.value.to : text.length
      continue
    }
    if (/[([{]/.test(char)) depth += 1
    if (/[)\]}]/.test(char)) depth -= 1
    const next = peekBlank(text, at)
    at = next > at ? next : at + 1
  }
  return text.length
}
