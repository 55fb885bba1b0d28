import { type Cursor, meet, write } from './cursor'
import { endOfExpression } from './expression'
import { peekBlank, run } from './skip'

/** What a program does before the data that says nothing about it: it loads modules, and calls something for a key. */
const preamble =
  /(?:import\b[^\n]{0,300}|(?:const|let|var)\s{1,9}[\w$\s{},:]{1,160}=\s{0,9}(?:await\s{1,9}|new\s{1,9}){0,2}[\w$.]{1,120}\((?!\s{0,9}\{)[^\n]{0,300}\);?)[ \t]{0,20}\r?\n/y
const assignment =
  /(?:export\s{1,20}default|return|(?:export\s{1,20})?(?:const|let|var)\s{1,20}[\w$]{1,80}(?:\s{0,20}:\s{0,20}[\w$.]{1,80})?\s{0,20}=|[\w$.]{1,120}\s{0,20}=(?![=>]))\s{0,20}\(?/y
/** A call whose first argument is the data, as `jwt.sign({` and `new SignJWT({` are. */
const call = /(?:(?:return|await|new)\s{1,20}){0,3}[\w$.]{1,120}\s{0,20}\(\s{0,20}(?=\{)/y
const member = /(?:["'][\w$ -]{1,128}["']|[\w$]{1,128})\s{0,20}:/y
const chained = /\.\s{0,20}[\w$]{1,80}\s{0,20}\(/y

/** What stands around the data: braces of its own, or those that the caller closes; and whether a call goes on behind it. */
export type Wrapper = { readonly hasBraces: boolean; readonly isCall: boolean }

/** Passes over a program before the data, and opens braces where members stand without them. */
export function openWrapper(cursor: Cursor): Wrapper {
  const { text } = cursor
  let from = peekBlank(text, 0)
  for (let to = run(preamble, text, from); to > from; to = run(preamble, text, from)) from = peekBlank(text, to)
  const assigned = run(assignment, text, from)
  const called = run(call, text, peekBlank(text, assigned))
  const isCall = called > peekBlank(text, assigned)
  const to = isCall ? called : assigned
  if (to > peekBlank(text, 0)) {
    meet(cursor, 'wrapper')
    cursor.at = to
  }
  member.lastIndex = peekBlank(text, cursor.at)
  if (!member.test(text)) return { hasBraces: true, isCall }
  meet(cursor, 'braces')
  write(cursor, '{\n', cursor.at)
  return { hasBraces: false, isCall: false }
}

/**
 * Where a call ends whose first argument was read: behind its other arguments, and behind what is called on its answer. What
 * is no such rest ends it where it stands. Takes time linear in what it passes over.
 */
export function endOfCall(text: string, from: number): number {
  for (let at = from; ; ) {
    const end = endOfExpression(text, at)
    if (text[end] === ',') {
      at = end + 1
      continue
    }
    if (text[end] !== ')') return at
    const next = run(chained, text, peekBlank(text, end + 1))
    if (next === peekBlank(text, end + 1)) return end + 1
    at = next
  }
}
