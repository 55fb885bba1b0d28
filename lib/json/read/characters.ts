import { codePoint, type Flaw, quote } from './problem'

const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/**
 * Everything that leaves no mark of its own: control characters, halves of characters, and what Unicode lets a screen
 * ignore, with the annotation marks. The joiners and the variation selectors are among them although some scripts and
 * emoji use them (security.md T7).
 */
const unmarked = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u

/** Marks that nobody could tell from nothing, or from each other; data may hold them, names and values of parameters may not. */
const unseen = /[\p{Cf}\p{Co}\u2028\u2029\u2800]/u

/** The first 32 control characters, which RFC 8259 forbids as themselves, and halves of characters, which no UTF-8 spells. */
const broken = /[^\P{Cc}\x7f-\x9f]|\p{Cs}/u

const printableAscii = /^[ -~]*$/

/** Finds the first character of a text that no key or string may hold. Offsets are within the given text. */
export function findRefusedCharacter(text: string): Flaw | undefined {
  return findCharacter(unmarked, text)
}

/** Finds the first character that no JSON text may hold as itself (RFC 8259 section 7). Offsets are within the given text. */
export function findBrokenCharacter(text: string): Flaw | undefined {
  return findCharacter(broken, text)
}

function findCharacter(refused: RegExp, text: string): Flaw | undefined {
  if (printableAscii.test(text)) return undefined
  const found = refused.exec(text)
  if (found === null) return undefined
  const [char] = found
  return { code: codeOfCharacter(char), from: found.index, to: found.index + char.length, detail: codePoint(char) }
}

/** Tells whether a text shows all of itself: none of what keys and strings may not hold, and no format or private-use character. */
export function isVisibleText(text: string): boolean {
  return findRefusedCharacter(text) === undefined && !unseen.test(text)
}

function codeOfCharacter(char: string): Flaw['code'] {
  if (/\p{Cc}/u.test(char)) return 'control-character'
  if (/\p{Cs}/u.test(char)) return 'lone-surrogate'
  return bidi.test(char) ? 'bidi-character' : 'zero-width-character'
}

/** Tells what is wrong with the composition of a string token: anything but Unicode NFC is refused, the NFC form offered. */
export function findDecomposed(value: string, span: { from: number; to: number }): Flaw | undefined {
  if (printableAscii.test(value)) return undefined
  const composed = value.normalize('NFC')
  if (composed === value) return undefined
  const mend = { ...span, insert: JSON.stringify(composed) }
  return { code: 'not-nfc', ...span, detail: quote(composed), mend }
}
