import type { TemplateName } from './template'

/** The name of a copy: "One customer (copy)", shortened so that it stays a valid name. */
export function copyName(name: string): string {
  const suffix = ' (copy)'
  return `${Array.from(name).slice(0, 60).join('').trimEnd()}${suffix}`
}

/** A name that is not taken: the name itself, or with the first number after it that makes it new, still a valid name. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? numbered(name, taken, 2).name : name
}

/** The name with the first number from `start` that makes it new. */
function numbered(name: string, taken: ReadonlySet<string>, start: number): { name: string; count: number } {
  for (let count = start; ; count += 1) {
    const suffix = ` (${count})`
    const candidate = `${shortened(name, 80 - suffix.length)}${suffix}`
    if (!taken.has(candidate)) return { name: candidate, count }
  }
}

/**
 * The names in their order, each of them once: what is taken by an earlier one, or taken already, gets a number. Each stem
 * goes on counting where it stopped, so that thousands of one name are numbered in thousands of steps.
 */
export function distinctNames(names: readonly string[], taken: ReadonlySet<string> = new Set()): readonly string[] {
  // A name that needs no number must keep it from a name that gets one.
  const used = new Set([...taken, ...names])
  const given = new Set(taken)
  const counted = new Map<string, number>()
  return names.map((name) => {
    const free = given.has(name) ? next(name) : name
    given.add(free)
    used.add(free)
    return free
  })
  function next(name: string): string {
    const stem = shortened(name, 76)
    const found = numbered(name, used, (counted.get(stem) ?? 1) + 1)
    counted.set(stem, found.count)
    return found.name
  }
}

/**
 * What each template is called in a list to choose from, in the order given: its name; where several have it, also the end of
 * its id, which its address ends with too and which stays in sight where a line is cut, and who saved it last.
 */
export function labelsOf(
  templates: readonly TemplateName[],
): readonly { readonly id: TemplateName['id']; readonly label: string }[] {
  const counts = new Map<string, number>()
  for (const { name } of templates) counts.set(name, (counts.get(name) ?? 0) + 1)
  return templates.map(({ id, name, updatedBy }) => {
    const isAlone = counts.get(name) === 1
    return { id, label: isAlone ? name : `${name} · ${id.slice(-6)} · saved by ${updatedBy}` }
  })
}

/** The first units of a name, without half a character at the end. */
function shortened(name: string, length: number): string {
  return name
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}
