import type { CharacterSet, Step } from './step'

const plainCharacters = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-.@:/ ']

/** Most texts that are made for a pattern, whatever it is: each is compared with patterns again. */
export const mostSamples = 8

/**
 * Some texts that match one of these lines of steps, each once, the plainest first: short and long, and then with one
 * character changed at a time. What may repeat without end is repeated up to `longest` times.
 */
export function samplesOf(lines: readonly (readonly Step[])[], longest: number): readonly string[] {
  const texts = new Set<string>()
  const each = Math.max(1, Math.floor(mostSamples / lines.length))
  for (const line of lines.slice(0, mostSamples)) {
    let count = 0
    for (const text of samplesOfLine(line, longest)) {
      texts.add(text)
      count += 1
      if (count >= each) break
    }
  }
  return [...texts]
}

function* samplesOfLine(steps: readonly Step[], longest: number): Generator<string> {
  const chosen = choicesOf(steps)
  const choices = steps.map(({ set }) => chosen.get(set) ?? [])
  if (choices.some(([first], at) => first === undefined && steps[at]?.repeat === 'once')) return
  const write = (repeats: number, changed = -1, nth = 0): string =>
    choices.map((chars, at) => (chars[at === changed ? nth : 0] ?? '').repeat(timesOf(steps[at], repeats))).join('')
  yield write(1)
  yield write(0)
  yield write(longest)
  for (const [at, chars] of choices.entries()) {
    for (let nth = 1; nth < chars.length; nth += 1) yield write(1, at, nth)
  }
}

function choicesOf(steps: readonly Step[]): ReadonlyMap<CharacterSet, readonly string[]> {
  const choices = new Map<CharacterSet, readonly string[]>()
  for (const { set } of steps) {
    if (!choices.has(set))
      choices.set(
        set,
        plainCharacters.filter((character) => set.test(character)),
      )
  }
  return choices
}

function timesOf(step: Step | undefined, repeats: number): number {
  if (step?.repeat === 'any') return repeats
  return step?.repeat === 'maybe' ? Math.min(1, repeats) : 1
}
