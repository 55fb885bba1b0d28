import { CircleSlash } from 'lucide-react'
import type { Obstacle } from '@/lib/templates'

/** What still stands in the way, one line each; nothing when nothing does. */
export function Obstacles({ obstacles, needsNote }: { obstacles: readonly Obstacle[]; needsNote: boolean }) {
  const lines = [...obstacles.map(({ message }) => message), ...(needsNote ? ['Write a change note.'] : [])]
  if (lines.length === 0) return null
  return (
    <ul aria-label="What stands in the way" className="grid gap-1.5 text-13">
      {lines.map((line) => (
        <li key={line} className="flex max-w-[72ch] gap-2 text-ink-muted">
          <CircleSlash aria-hidden className="mt-0.5 size-3.5! shrink-0 text-deny" />
          {line}
        </li>
      ))}
    </ul>
  )
}
