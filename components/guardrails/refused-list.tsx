import { TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { RefusedVersion } from '@/lib/guardrails'

type RefusedListProps = {
  versions: readonly RefusedVersion[]
  isSaving: boolean
  onSave: () => void
  onKeepEditing: () => void
}

/** The live versions a changed guardrail would refuse, each with why, before anything is saved. */
export function RefusedList({ versions, isSaving, onSave, onKeepEditing }: RefusedListProps) {
  const count = versions.length === 1 ? '1 live version' : `${versions.length} live versions`
  return (
    <section role="alert" className="grid gap-3 rounded-card bg-caution-tint p-3">
      <header className="flex gap-2 text-13">
        <TriangleAlert aria-hidden className="mt-0.5 text-caution" />
        <div className="grid gap-0.5">
          <h2>{count} would be refused</h2>
          <p className="text-ink-muted">
            Once saved, no more tokens can be issued from {versions.length === 1 ? 'it' : 'them'}
            {versions.some(({ isArchived }) => isArchived) && ', and what is archived cannot be brought back'}.
          </p>
        </div>
      </header>
      <ul className="grid max-h-80 gap-2 overflow-y-auto text-13">
        {versions.map(({ name, version, isArchived, findings }) => (
          <li key={`${name} ${version}`} className="grid gap-0.5">
            <p className="font-medium">
              {name} <span className="font-normal text-ink-muted tabular-nums">v{version}</span>{' '}
              {isArchived && <Badge>archived</Badge>}
            </p>
            <p className="text-12 text-pretty text-ink-muted">
              {findings[0]?.message}
              {findings.length > 1 && ` And ${findings.length - 1} more.`}
            </p>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" pending={isSaving} onClick={onSave}>
          Save and refuse {count}
        </Button>
        <Button onClick={onKeepEditing}>Keep editing</Button>
      </div>
    </section>
  )
}
