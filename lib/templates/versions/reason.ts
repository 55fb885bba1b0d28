import { isVisibleText } from '@/lib/json'

/** How long a reason that stays in the record may be, in UTF-16 units without the blanks around it. */
export const reasonLength = { least: 8, most: 500 } as const

/** How long a note on a version may be, in UTF-16 units without the blanks around it. */
export const maxNoteLength = 500

/** Said of a text that stays in the record and holds something that nobody would see there. */
export const invisible = 'This holds an invisible or control character, as some emoji do. Type it again without.'

/** Why a text is no reason to be kept, as a sentence; null when it is one. */
export function problemOfReason(text: string): string | null {
  const { length } = text.trim()
  if (length < reasonLength.least)
    return `Say why, in ${reasonLength.least} characters or more: it stays in the record.`
  if (length > reasonLength.most) return `Keep the reason to ${reasonLength.most} characters.`
  return isVisibleText(text.trim()) ? null : invisible
}

/** Why a text is no note on a version, as a sentence; null when it is one. A note may have lines and tabs, a reason may not. */
export function problemOfNote(text: string): string | null {
  const note = text.trim()
  if (note === '') return 'Say what changed: those who read the history will ask.'
  if (note.length > maxNoteLength) return `Keep the note to ${maxNoteLength} characters.`
  return isVisibleText(note.replaceAll(/[\n\t]|\r\n?/g, ' ')) ? null : invisible
}
