import { ArrowDown, CircleCheck } from 'lucide-react'
import { useFirst } from '@/components/ui/use-first'
import type { Obstacle } from '@/lib/templates'

/** The sections of the publish screen, by the id that a link leads to. */
export const sections = {
  change: 'what-changes',
  findings: 'findings',
  tests: 'tests',
  second: 'second-member',
  note: 'note',
} as const

const placeOf: Readonly<Record<Obstacle['kind'], string>> = {
  archived: '/templates',
  unchanged: `#${sections.change}`,
  wider: `#${sections.change}`,
  error: `#${sections.findings}`,
  reason: `#${sections.findings}`,
  test: `#${sections.tests}`,
  approval: `#${sections.second}`,
}

type MissingProps = {
  readonly obstacles: readonly Obstacle[]
  /** What is wrong with the note, or that there is none yet; null where it is good or not asked for. */
  readonly noteProblem: string | null
}

/** What is still missing, first and as a list, each leading to where it is done. */
export function Missing({ obstacles, noteProblem }: MissingProps) {
  const first = useFirst(50)
  const items = [
    ...obstacles.map(({ kind, message }) => ({ place: placeOf[kind], message })),
    ...(noteProblem === null ? [] : [{ place: `#${sections.note}`, message: noteProblem }]),
  ]
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2 text-13">
        <CircleCheck aria-hidden className="text-allow" />
        Nothing is missing.
      </p>
    )
  }
  return (
    <ul aria-label="What stands in the way" className="grid gap-px text-13">
      {items.slice(0, first).map(({ place, message }) => (
        <li key={`${place} ${message}`}>
          <a
            href={place}
            className="group -mx-2 flex max-w-[80ch] items-start gap-2 rounded-control px-2 py-1 text-pretty hover:bg-hover pointer-coarse:py-2"
          >
            <ArrowDown aria-hidden className="mt-0.5 size-3.5! shrink-0 text-ink-faint group-hover:text-ink" />
            {message}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How many things are missing, in words. */
export function countMissing(count: number): string {
  return count === 1 ? '1 thing is missing' : `${count} things are missing`
}
