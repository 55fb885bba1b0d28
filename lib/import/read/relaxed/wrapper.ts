import { type Cursor, meet, write } from './cursor'
import { peekBlank } from './skip'

const assignment =
  /(?:export\s{1,20}default|return|(?:export\s{1,20})?(?:const|let|var)\s{1,20}[\w$]{1,80}(?:\s{0,20}:\s{0,20}[\w$.]{1,80})?\s{0,20}=|[\w$.]{1,120}\s{0,20}=(?![=>]))\s{0,20}\(?/y
const member = /(?:["'][\w$ -]{1,128}["']|[\w$]{1,128})\s{0,20}:/y

/**
 * Passes over an assignment before the data, and opens braces where members stand without them. Tells whether the data has
 * braces of its own; otherwise they are for the caller to close.
 */
export function openWrapper(cursor: Cursor): boolean {
  const { text } = cursor
  assignment.lastIndex = peekBlank(text, 0)
  if (assignment.test(text)) {
    meet(cursor, 'wrapper')
    cursor.at = assignment.lastIndex
  }
  member.lastIndex = peekBlank(text, cursor.at)
  if (!member.test(text)) return true
  meet(cursor, 'braces')
  write(cursor, '{\n', cursor.at)
  return false
}
