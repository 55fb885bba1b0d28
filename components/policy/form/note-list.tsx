import clsx from 'clsx'
import { CircleAlert, ShieldAlert, TriangleAlert } from 'lucide-react'
import { useFirst } from '@/components/ui/use-first'
import type { Severity } from '@/lib/policy'
import type { Note } from '@/lib/templates'

const looks: Readonly<Record<Severity, { icon: typeof CircleAlert; tone: string; name: string }>> = {
  error: { icon: CircleAlert, tone: 'text-deny', name: 'Error' },
  security: { icon: ShieldAlert, tone: 'text-caution', name: 'Security' },
  warning: { icon: TriangleAlert, tone: 'text-caution', name: 'Warning' },
  suggestion: { icon: TriangleAlert, tone: 'text-ink-muted', name: 'Suggestion' },
}

/** The findings about one field, beside it. */
export function NoteList({ notes, className }: { readonly notes: readonly Note[] | undefined; className?: string }) {
  const first = useFirst(20)
  if (!notes || notes.length === 0) return null
  return (
    <ul data-slot="note-list" className={clsx('grid gap-1', className)}>
      {notes.slice(0, first).map((note) => {
        const { icon: Icon, tone, name } = looks[note.severity]
        return (
          <li key={note.code} className={clsx('flex gap-1.5 text-12', tone)}>
            <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
            <span>
              <span className="sr-only">{name}: </span>
              {note.message}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
