import type { CharacterSet, Step } from './step'

/** Bits in one number: below 31, so that no arithmetic on them turns negative. */
const width = 30
const full = 2 ** width - 1

/** A set of places of a pattern, one bit each, lowest first. */
type Bits = number[]

/** What is known of a line of steps, as bits. The place before step n is bit n; the last place is the end. */
type Line = {
  readonly steps: readonly Step[]
  /** Steps that take any number of characters. */
  readonly loops: Bits
  /** The first place of each run of steps that may be left out, the place after each run, and all places leaving out leads to. */
  readonly first: Bits
  readonly after: Bits
  readonly led: Bits
  /** For a character, the steps whose set it is in. */
  readonly taking: Map<string, Bits>
}

/** More characters than this are looked up anew now and then, so that a pattern never grows without end. */
const mostKnown = 512

/**
 * Makes the comparison of whole texts with a line of steps. All ways through the steps are walked at once, thirty places in
 * one number, without backtracking (Navarro and Raffinot, extended Shift-And): a text of n characters and a line of m steps
 * take n times m / 30 steps of work.
 */
export function matcherOf(steps: readonly Step[]): (text: string) => boolean {
  const line = lineOf(steps)
  return (text) => {
    const open = noBits(steps.length)
    open[0] = 1
    leaveOut(open, line)
    for (const character of text) {
      if (!take(open, takingOf(character, line), line)) return false
      leaveOut(open, line)
    }
    return has(open, steps.length)
  }
}

function lineOf(steps: readonly Step[]): Line {
  const [loops, first, after, led] = [noBits, noBits, noBits, noBits].map((make) => make(steps.length))
  const line = { steps, loops: loops ?? [], first: first ?? [], after: after ?? [], led: led ?? [], taking: new Map() }
  for (const [at, { repeat }] of steps.entries()) {
    if (repeat === 'any') add(line.loops, at)
    if (repeat === 'once') continue
    if ((steps[at - 1]?.repeat ?? 'once') === 'once') add(line.first, at)
    if ((steps[at + 1]?.repeat ?? 'once') === 'once') add(line.after, at + 1)
    add(line.led, at + 1)
  }
  return line
}

/** Moves every open place over one character; tells whether any is left. */
function take(open: Bits, taking: Bits, { loops }: Line): boolean {
  let isOpen = 0
  let carry = 0
  for (let at = 0; at < open.length; at += 1) {
    const going = (open[at] ?? 0) & (taking[at] ?? 0)
    const staying = going & (loops[at] ?? 0)
    const moving = going & ~staying
    const next = staying | ((moving << 1) & full) | carry
    carry = moving >>> (width - 1)
    open[at] = next
    isOpen |= next
  }
  return isOpen !== 0
}

/** Opens every place that leaving out steps leads to: in each run, all places after the lowest that is open. */
function leaveOut(open: Bits, { first, after, led }: Line): void {
  let borrow = 0
  for (let at = 0; at < open.length; at += 1) {
    const ends = (open[at] ?? 0) | (after[at] ?? 0)
    let less = ends - (first[at] ?? 0) - borrow
    borrow = less < 0 ? 1 : 0
    if (less < 0) less += 2 ** width
    open[at] = (open[at] ?? 0) | ((led[at] ?? 0) & ~(less ^ ends))
  }
}

function takingOf(character: string, { steps, taking }: Line): Bits {
  const known = taking.get(character)
  if (known !== undefined) return known
  const found = noBits(steps.length)
  const answers = new Map<CharacterSet, boolean>()
  for (const [at, { set }] of steps.entries()) {
    const isIn = answers.get(set) ?? set.test(character)
    answers.set(set, isIn)
    if (isIn) add(found, at)
  }
  if (taking.size >= mostKnown) taking.clear()
  taking.set(character, found)
  return found
}

function noBits(steps: number): Bits {
  return new Array<number>(Math.floor(steps / width) + 1).fill(0)
}

function add(bits: Bits, at: number): void {
  const word = Math.floor(at / width)
  bits[word] = (bits[word] ?? 0) | (1 << (at % width))
}

function has(bits: Bits, at: number): boolean {
  return ((bits[Math.floor(at / width)] ?? 0) & (1 << (at % width))) !== 0
}
