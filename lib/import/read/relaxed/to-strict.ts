import { err, ok, type Result } from '@/lib/base'
import { placeholderOf } from '@/lib/policy'
import { type Cursor, meet, type OpenValue, type Refused, startCursor, write } from './cursor'
import { endOfExpression, isExpression } from './expression'
import { blankAt, filledAt, nameOpen, variableAt } from './open-value'
import { readQuoted, shown } from './quoted'
import { peekBlank, run, skipBlank } from './skip'
import { endOfCall, openWrapper } from './wrapper'

type Frame = { readonly kind: '{' | '['; key: string | null; expectsKey: boolean; hasValue: boolean }

const word = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{M}\p{N}\p{Pc}$]*/uy
const number = /[-+.\w]+/y

/**
 * Rewrites the loose spellings of JavaScript data (bare keys, other quotes, comments, commas at the end, an assignment
 * or a call around it) as JSON text with the same members in the same order. Decides nothing: what it does not know is passed on
 * for the strict reader to refuse at its place. `dropped` names top-level members whose computed value does not matter.
 * Never throws, never runs anything, takes time linear in the text.
 */
export function toStrictText(text: string, dropped: readonly string[]): Result<Cursor, Refused> {
  const cursor = startCursor(text)
  const { hasBraces, isCall } = openWrapper(cursor)
  const frames: Frame[] = hasBraces ? [] : [openFrame('{')]
  const outermost = frames.length
  let hasEnded = false
  for (;;) {
    if (isCommaLeftOut(cursor, frames.at(-1))) addComma(cursor, frames)
    const unclosed = skipBlank(cursor)
    if (unclosed) return err(unclosed)
    const char = text[cursor.at]
    if (char === undefined) break
    if (hasEnded && isEndOfStatement(cursor, char)) continue
    if (char === ',') {
      takeComma(cursor, frames, hasEnded)
      continue
    }
    const problem = readPart(cursor, frames, frames.length === 1 ? dropped : [])
    if (problem) return err(problem)
    cursor.ended = cursor.at
    if (hasEnded || frames.length !== outermost || (char !== '}' && char !== ']')) continue
    hasEnded = true
    if (isCall) cursor.at = endOfCall(text, cursor.at)
  }
  if (!hasBraces) write(cursor, '\n}', text.length)
  return ok(cursor)
}

/** The semicolon or bracket after the data says nothing; whatever follows it is passed on, and refused. */
function isEndOfStatement(cursor: Cursor, char: string): boolean {
  if (char !== ';' && char !== ')') return false
  cursor.at += 1
  meet(cursor, 'wrapper')
  return true
}

function openFrame(kind: Frame['kind']): Frame {
  return { kind, key: null, expectsKey: kind === '{', hasValue: false }
}

/** Writes a comma where its author did, so that the layout stays; one that nothing follows is left out. */
function takeComma(cursor: Cursor, frames: readonly Frame[], hasEnded: boolean): void {
  const { text, at } = cursor
  startAfterComma(frames.at(-1))
  cursor.at += 1
  const next = text[peekBlank(text, cursor.at)]
  const isLast = next === undefined || next === '}' || next === ']' || (hasEnded && (next === ';' || next === ')'))
  if (isLast) meet(cursor, 'trailing-comma')
  else write(cursor, ',', at)
}

function startAfterComma(frame: Frame | undefined): void {
  if (frame) Object.assign(frame, openFrame(frame.kind))
}

function readPart(cursor: Cursor, frames: Frame[], dropped: readonly string[]): Refused | undefined {
  const { text, at } = cursor
  const char = text[at] ?? ''
  if (char === '{' || char === '[') {
    noteValue(frames.at(-1))
    frames.push(openFrame(char))
  }
  if (char === '}' || char === ']') frames.pop()
  if ('{}[]:'.includes(char)) {
    write(cursor, char, at)
    cursor.at = at + 1
    return undefined
  }
  const frame = frames.at(-1)
  return frame?.expectsKey ? readKey(cursor, frame, dropped) : readValue(cursor, frame, dropped)
}

function readKey(cursor: Cursor, frame: Frame, dropped: readonly string[]): Refused | undefined {
  const { text, at } = cursor
  frame.expectsKey = false
  if (/["'`]/.test(text[at] ?? '')) return copyQuoted(cursor, frame)
  if (text.startsWith('...', at)) {
    return { from: at, to: at + 3, message: 'A program adds members here (...). Write them out.' }
  }
  const end = Math.max(run(word, text, at), run(number, text, at))
  if (end === at) return copyStray(cursor)
  frame.key = text.slice(at, end)
  meet(cursor, 'bare-key')
  write(cursor, JSON.stringify(frame.key), at)
  cursor.at = end
  if (end === run(word, text, at) && ',}'.includes(text[peekBlank(text, end)] ?? ' ')) {
    return readShorthand(cursor, frame, { kind: 'variable', from: at, to: end, written: frame.key }, dropped)
  }
  return undefined
}

/** `{ userId }` says the key and the variable of its value in one word. */
function readShorthand(cursor: Cursor, frame: Frame, value: OpenValue, dropped: readonly string[]): undefined {
  noteValue(frame)
  write(cursor, ': ', value.to)
  if (!dropped.includes(value.written)) return writeOpen(cursor, value)
  cursor.computed.add(value.written)
  write(cursor, 'null', value.to)
}

function readValue(cursor: Cursor, frame: Frame | undefined, dropped: readonly string[]): Refused | undefined {
  const { text, at } = cursor
  const isMisplaced = frame === undefined || frame.hasValue
  noteValue(frame)
  const blank = isMisplaced ? undefined : (blankAt(text, at) ?? filledAt(text, at))
  const key = frame?.kind === '{' ? (frame.key ?? '') : ''
  if (blank && (key === '' || !dropped.includes(key))) return writeOpen(cursor, blank)
  if (!isMisplaced && (blank || isExpression(text, at))) {
    const end = blank?.to ?? endOfExpression(text, at)
    if (dropped.includes(key)) {
      cursor.computed.add(key)
      write(cursor, 'null', at)
      cursor.at = end
      return undefined
    }
    const variable = variableAt(text, at, end)
    if (variable) return writeOpen(cursor, variable)
    const message = `A program works out ${shown(text.slice(at, end).trimEnd())}. Write the value it stands for.`
    return { from: at, to: end, message }
  }
  if (/["'`]/.test(text[at] ?? '')) return copyQuoted(cursor, null)
  const end = Math.max(run(number, text, at), run(word, text, at))
  if (end === at) return copyStray(cursor)
  write(cursor, text.slice(at, end), at)
  cursor.at = end
  return undefined
}

/** A parameter stands where the value is open; whether one may stand there is for the reader of the draft to say. */
function writeOpen(cursor: Cursor, value: OpenValue): undefined {
  write(cursor, JSON.stringify(placeholderOf(nameOpen(cursor, value))), value.from)
  cursor.at = value.to
}

function copyQuoted(cursor: Cursor, frame: Frame | null): Refused | undefined {
  const read = readQuoted(cursor.text, cursor.at)
  if (!read.ok) return read.error
  const { json, to, spelling } = read.value
  if (frame) frame.key = json.slice(1, -1)
  if (spelling) meet(cursor, spelling)
  write(cursor, json, cursor.at)
  cursor.at = to
  return undefined
}

/** A value stands finished, and on a later line another begins: the comma between them was left out. */
function isCommaLeftOut({ text, at, ended }: Cursor, frame: Frame | undefined): boolean {
  if (frame?.hasValue !== true) return false
  const next = peekBlank(text, at)
  return next < text.length && !',}]):;'.includes(text[next] ?? '') && text.slice(ended, next).includes('\n')
}

function addComma(cursor: Cursor, frames: readonly Frame[]): void {
  startAfterComma(frames.at(-1))
  meet(cursor, 'missing-comma')
  write(cursor, ',', cursor.at)
}

function noteValue(frame: Frame | undefined): void {
  if (frame) frame.hasValue = true
}

function copyStray(cursor: Cursor): undefined {
  const char = String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0)
  write(cursor, char, cursor.at)
  cursor.at += char.length
}
