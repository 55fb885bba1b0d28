import { err, ok, type Result } from '@/lib/base'
import { mostBytesOfLines } from './pattern-bytes'
import { samplesOf } from './pattern-samples'
import { matcherOf } from './pattern-steps'
import type { CharacterSet, Step } from './step'

/** A pattern that is ready to compare whole texts with. */
export type Pattern = {
  matches(text: string): boolean
  /** The most bytes that a text which matches takes in JSON, of texts of so many UTF-16 units at most; never too few. */
  mostBytes(units: number): number
  /** Some texts that match, each once, the plainest first; what may repeat without end is repeated up to `longest` times. */
  samples(longest: number): readonly string[]
}

const longestPattern = 200
const mostSteps = 300

const setForm = /\[\^?(?:\\.|[^\]\\])+\]|\\.|[^\\^$.*+?()[\]{}|]|\./u
const repeats = /[*+?]|\{(\d{1,3})(?:(,)(\d{0,3}))?\}/
const part = new RegExp(`(${setForm.source})(?:${repeats.source})?`, 'uy')

/**
 * Reads a pattern: character sets, each with a repeat count, and `|` between alternatives, with the meaning they have in
 * regular expressions. It is compared with whole texts. Refuses groups, anchors and look-around, so that comparing takes
 * time in proportion to the text: some ten machine words for each character, whatever pattern and text are.
 */
export function readPattern(source: string): Result<Pattern, string> {
  if (source === '') return err('A pattern needs at least one character.')
  if (source.length > longestPattern) return err(`Keep a pattern to ${longestPattern} characters.`)
  const alternatives = splitAlternatives(source).map(readSteps)
  const steps: (readonly Step[])[] = []
  for (const alternative of alternatives) {
    if (!alternative.ok) return alternative
    steps.push(alternative.value)
  }
  if (steps.flat().length > mostSteps) return err(`Keep the repeat counts of a pattern to ${mostSteps} in all.`)
  const lines = steps.map(matcherOf)
  return ok({
    mostBytes: (units) => mostBytesOfLines(steps, units),
    matches: (text) => lines.some((matches) => matches(text)),
    samples: (longest) => samplesOf(steps, longest),
  })
}

/** Splits at each `|` that stands for itself; inside a character set or after a backslash it is a character. */
function splitAlternatives(source: string): readonly string[] {
  const parts = ['']
  for (const [piece] of source.matchAll(/\[\^?(?:\\.|[^\]\\])+\]|\\.|[\s\S]/gu)) {
    if (piece === '|') parts.push('')
    else parts.push(`${parts.pop() ?? ''}${piece}`)
  }
  return parts
}

function readSteps(source: string): Result<readonly Step[], string> {
  const steps: Step[] = []
  const sets = new Map<string, CharacterSet>()
  for (let at = 0; at < source.length; ) {
    part.lastIndex = at
    const found = part.exec(source)
    if (found === null) return err(sentenceFor(source.charAt(at)))
    const piece = found[1] ?? ''
    const set = sets.get(piece) ?? readSet(piece)
    if (set === null) return err(`The part ${found[1]} of the pattern has no meaning Remit knows.`)
    sets.set(piece, set)
    const counts = readRepeat(found)
    if (counts === null) return err(`The repeat count in ${found[0]} ends before it starts.`)
    const [least, most] = counts
    for (let count = 0; count < least; count += 1) steps.push({ set, repeat: 'once' })
    if (most === null) steps.push({ set, repeat: 'any' })
    else for (let count = least; count < most; count += 1) steps.push({ set, repeat: 'maybe' })
    at = part.lastIndex
  }
  return ok(steps)
}

function readSet(piece: string): CharacterSet | null {
  if (/^\\[^dDwWsS\\^$.*+?()[\]{}|/-]/u.test(piece)) return null
  // Outside a set, a hyphen needs no backslash, and the engine refuses one there.
  const set = piece === '\\-' ? '-' : piece
  try {
    return new RegExp(`^${set}$`, 'u')
  } catch {
    return null
  }
}

/** The least and the most repeats of a part, most null for no end; null when the count makes no sense. */
function readRepeat(found: RegExpExecArray): readonly [least: number, most: number | null] | null {
  const [whole, set = '', from, comma, to] = found
  const sign = whole.slice(set.length)
  if (sign === '') return [1, 1]
  if (sign === '?') return [0, 1]
  if (sign === '*') return [0, null]
  if (sign === '+') return [1, null]
  const least = Number(from)
  if (comma === undefined) return [least, least]
  if (to === undefined || to === '') return [least, null]
  return Number(to) < least ? null : [least, Number(to)]
}

function sentenceFor(char: string): string {
  if (char === '(' || char === ')') return 'A pattern has no groups. Write the alternatives out with | between them.'
  if (char === '^' || char === '$') return 'The whole value is compared, so a pattern needs no ^ and no $.'
  return `The character ${char} cannot stand there in a pattern. Put a backslash before it to mean the character itself.`
}
