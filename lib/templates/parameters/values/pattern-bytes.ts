import type { CharacterSet, Step } from './step'

/**
 * The most bytes that a text which matches one of these lines, of so many UTF-16 units at most, takes in JSON. Never too few:
 * a set that may hold more than plain letters counts as if it held the longest.
 */
export function mostBytesOfLines(lines: readonly (readonly Step[])[], units: number): number {
  return Math.max(...lines.map((line) => mostBytesOfLine(line, units)))
}

/** For how many units a line has room that may take so many bytes, the dearest first. */
type Places = { [bytes in 3 | 2 | 1]: number }

function mostBytesOfLine(line: readonly Step[], units: number): number {
  const places: Places = { 3: 0, 2: 0, 1: 0 }
  const dearest = new Map<CharacterSet, keyof Places>()
  for (const { set, repeat } of line) {
    const bytes = dearest.get(set) ?? bytesOf(set)
    dearest.set(set, bytes)
    places[bytes] += repeat === 'any' ? Number.POSITIVE_INFINITY : 1
    // A character of two units takes four bytes.
    if (bytes === 3) places[1] += 1
  }
  let left = units
  let total = 0
  for (const bytes of [3, 2, 1] as const) {
    const taken = Math.min(left, places[bytes])
    total += taken * bytes
    left -= taken
  }
  return total
}

function bytesOf(set: CharacterSet): keyof Places {
  // The source is the set between ^ and $.
  if (!isOfPlainLetters(set.source.slice(1, -1))) return 3
  return set.test('"') || set.test('\\') ? 2 : 1
}

/** Whether a set surely holds nothing but plain letters: it is written in them, is not turned round, and escapes no class of others. */
function isOfPlainLetters(piece: string): boolean {
  return piece !== '.' && !piece.startsWith('[^') && /^[ -~]+$/.test(piece) && !/\\(?![dw])[A-Za-z0-9]/.test(piece)
}
