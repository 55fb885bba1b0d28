import { type Cursor, meet, type Refused, write } from './cursor'

const jsonSpace = /[ \t\n\r]+/y
const otherSpace = /[\p{Zs}\u2028\u2029\ufeff\v\f]+/uy

/** Passes over white space and comments; space that JSON knows is written, comments are left out. */
export function skipBlank(cursor: Cursor): Refused | undefined {
  for (;;) {
    const { text, at } = cursor
    const space = run(jsonSpace, text, at)
    if (space > at) {
      write(cursor, text.slice(at, space), at)
      cursor.at = space
      continue
    }
    const other = run(otherSpace, text, at)
    if (other > at) {
      meet(cursor, 'space')
      write(cursor, ' ', at)
      cursor.at = other
      continue
    }
    const end = endOfComment(text, at)
    if (end === undefined) return undefined
    if (end === null) return { from: at, to: text.length, message: 'This comment is not closed. End it with */.' }
    meet(cursor, 'comment')
    cursor.at = end
  }
}

/** Finds the first place at or after `at` that is neither space nor comment, without writing. */
export function peekBlank(text: string, at: number): number {
  for (let next = at; ; ) {
    const space = Math.max(run(jsonSpace, text, next), run(otherSpace, text, next))
    const end = space > next ? space : endOfComment(text, next)
    if (end === undefined || end === null) return next
    next = end
  }
}

function endOfComment(text: string, at: number): number | null | undefined {
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at)
    return end === -1 ? text.length : end
  }
  if (!text.startsWith('/*', at)) return undefined
  const end = text.indexOf('*/', at + 2)
  return end === -1 ? null : end + 2
}

/** Where a run of a sticky pattern ends; `at` itself when there is none. */
export function run(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
