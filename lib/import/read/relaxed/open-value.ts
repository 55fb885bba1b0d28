import { nameFor } from '@/lib/templates'
import type { Cursor, OpenValue } from './cursor'
import { run } from './skip'

const blank = /<[^<>\n"'`{}]{1,60}>/y
const chain = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*|\[(?:'[\w-]{1,40}'|"[\w-]{1,40}")\]){0,6}$/u
const filled = /`\$\{\s{0,4}([^{}`]{1,120}?)\s{0,4}\}`/y

/** A blank in angle brackets at a place, or undefined. */
export function blankAt(text: string, at: number): OpenValue | undefined {
  const to = run(blank, text, at)
  return to > at ? { kind: 'blank', from: at, to, written: text.slice(at, to) } : undefined
}

/** A text in backquotes that is wholly one variable, or undefined. */
export function filledAt(text: string, at: number): OpenValue | undefined {
  const to = run(filled, text, at)
  const name = text.slice(at, to).slice(3, -2).trim()
  return to > at && chain.test(name) ? { kind: 'variable', from: at, to, written: name } : undefined
}

/** An expression that is one variable, or a property of one, with nothing worked out; undefined for any other. */
export function variableAt(text: string, from: number, to: number): OpenValue | undefined {
  const written = text.slice(from, to).trimEnd()
  const isConstant = ['undefined', 'NaN', 'Infinity', 'this', 'await', 'new'].includes(written)
  return written.length <= 120 && !isConstant && chain.test(written)
    ? { kind: 'variable', from, to, written }
    : undefined
}

/** The name of the parameter that stands for an open value: the same for the same words, never one of another value. */
export function nameOpen(cursor: Cursor, value: OpenValue): string {
  const known = [...cursor.open].find(([, one]) => one.written === value.written)
  if (known) return known[0]
  const words = value.written.replace(/^(?:this|self|window|globalThis|process\.env)\??\.(?=.)/, '')
  const name = nameFor(words, [...cursor.open.keys()])
  cursor.open.set(name, value)
  return name
}
