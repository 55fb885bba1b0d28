import { err, ok, type Result } from '@/lib/base'

/** A pattern that is ready to compare whole texts with. */
export type Pattern = {
  matches(text: string): boolean
  /** Some texts that match, each once, the plainest first; what may repeat without end is repeated up to `longest` times. */
  samples(longest: number): readonly string[]
}

type Step = { readonly set: RegExp; readonly repeat: 'once' | 'maybe' | 'any' }

const longestPattern = 200
const mostSteps = 300

const sets = /\[\^?(?:\\.|[^\]\\])+\]|\\.|[^\\^$.*+?()[\]{}|]|\./u
const repeats = /[*+?]|\{(\d{1,3})(?:(,)(\d{0,3}))?\}/
const part = new RegExp(`(${sets.source})(?:${repeats.source})?`, 'uy')

/**
 * Reads a pattern: character sets, each with a repeat count, and `|` between alternatives, with the meaning they have in
 * regular expressions. It is compared with whole texts. Refuses groups, anchors and look-around, so that comparing takes
 * time in proportion to the text, whatever pattern and text are.
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
  return ok({
    matches: (text) => steps.some((line) => matchesAll(line, text)),
    samples: (longest) => [...new Set(steps.flatMap((line) => samplesOf(line, longest)))],
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
  for (let at = 0; at < source.length; ) {
    part.lastIndex = at
    const found = part.exec(source)
    if (found === null) return err(sentenceFor(source.charAt(at)))
    const set = readSet(found[1] ?? '')
    if (set === null) return err(`The part ${found[1]} of the pattern has no meaning Remit knows.`)
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

function readSet(piece: string): RegExp | null {
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

/** Walks all ways through the steps at once, one character at a time: no backtracking. */
function matchesAll(steps: readonly Step[], text: string): boolean {
  let open = reached(steps, [0])
  for (const char of text) {
    const next: number[] = []
    for (const at of open) {
      const step = steps[at]
      if (step?.set.test(char)) next.push(step.repeat === 'any' ? at : at + 1)
    }
    if (next.length === 0) return false
    open = reached(steps, next)
  }
  return open.has(steps.length)
}

/** Adds what can be reached by leaving out steps that need not be there. */
function reached(steps: readonly Step[], from: readonly number[]): ReadonlySet<number> {
  const open = new Set<number>()
  for (const start of from) {
    for (let at = start; !open.has(at); at += 1) {
      open.add(at)
      const repeat = steps[at]?.repeat
      if (repeat === undefined || repeat === 'once') break
    }
  }
  return open
}

const plainCharacters = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-.@:/ ']
const mostSamples = 24

/** The plainest text for the steps, short and long, and then with one character changed at a time. */
function samplesOf(steps: readonly Step[], longest: number): readonly string[] {
  const choices = steps.map(({ set }) => plainCharacters.filter((char) => set.test(char)))
  if (choices.some(([first], at) => first === undefined && steps[at]?.repeat === 'once')) return []
  const write = (repeats: number, changed = -1, nth = 0): string =>
    choices.map((chars, at) => (chars[at === changed ? nth : 0] ?? '').repeat(timesOf(steps[at], repeats))).join('')
  const changed = choices.flatMap((chars, at) => chars.slice(1).map((_, nth) => write(1, at, nth + 1)))
  return [write(1), write(0), write(longest), ...changed].slice(0, mostSamples)
}

function timesOf(step: Step | undefined, repeats: number): number {
  if (step?.repeat === 'any') return repeats
  return step?.repeat === 'maybe' ? Math.min(1, repeats) : 1
}
