import { codePoint, type Flaw, quote } from './problem'

const bidi: readonly Range[] = [
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
]

// Characters that take no room on screen; the joiners are among them although some scripts use them (security.md T7).
const zeroWidth: readonly Range[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200d],
  [0x2060, 0x2065],
  [0x206a, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
]

const printableAscii = /^[ -~]*$/

type Range = readonly [from: number, to: number]

/** Finds the first character of a text that no key or string may hold. Offsets are within the given text. */
export function findRefusedCharacter(text: string): Flaw | undefined {
  if (printableAscii.test(text)) return undefined
  let from = 0
  for (const char of text) {
    const code = codeOfCharacter(char.codePointAt(0) ?? 0)
    if (code) return { code, from, to: from + char.length, detail: codePoint(char) }
    from += char.length
  }
  return undefined
}

function codeOfCharacter(point: number): Flaw['code'] | undefined {
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return 'control-character'
  if (point >= 0xd800 && point <= 0xdfff) return 'lone-surrogate'
  if (isWithin(bidi, point)) return 'bidi-character'
  if (isWithin(zeroWidth, point)) return 'zero-width-character'
  return undefined
}

function isWithin(ranges: readonly Range[], point: number): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to)
}

/** Tells what is wrong with the composition of a string token: anything but Unicode NFC is refused, the NFC form offered. */
export function findDecomposed(value: string, span: { from: number; to: number }): Flaw | undefined {
  if (printableAscii.test(value)) return undefined
  const composed = value.normalize('NFC')
  if (composed === value) return undefined
  const mend = { ...span, insert: JSON.stringify(composed) }
  return { code: 'not-nfc', ...span, detail: quote(composed), mend }
}
