import { expect, test } from 'vitest'
import { maxNoteLength, problemOfNote, problemOfReason, reasonLength } from './reason'

const { least, most } = reasonLength

test('a reason is a few words at least, and blanks around it do not count', () => {
  expect(problemOfReason(`  ${'x'.repeat(least - 1)}  `)).toMatch(/^Say why/)
  expect(problemOfReason('x'.repeat(most + 1))).toMatch(/^Keep/)
  expect(problemOfReason(`  ${'x'.repeat(least)}  `)).toBeNull()
})

test('a note is there, may have lines, and has an end', () => {
  expect(problemOfNote(' \n ')).toMatch(/^Say what changed/)
  expect(problemOfNote('x'.repeat(maxNoteLength + 1))).toMatch(/^Keep/)
  expect(problemOfNote(' First:\n\t- one\r\n\t- two ')).toBeNull()
})

const unseen = ['\0', '\u001b', '\u200b', '\u202e', '\u2028', '\ufeff', '\ud800', '\ue000', '\u{e0041}']

test.each(unseen)('neither a reason nor a note holds %j, which nobody would see', (character) => {
  expect(problemOfReason(`For the night${character} shift.`)).toMatch(/invisible or control/)
  expect(problemOfNote(`For the night${character} shift.`)).toMatch(/invisible or control/)
})
