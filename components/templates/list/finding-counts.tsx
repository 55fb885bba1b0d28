import { Badge } from '@/components/ui/badge'
import type { TemplateSummary } from '@/lib/templates'

/** How many findings a draft has: errors and security in words, the rest as a quiet number that says more when asked. */
export function FindingCounts({ findings }: { findings: TemplateSummary['findings'] }) {
  const { error, security, warning, suggestion } = findings
  const minor = [counted(warning, 'warning'), counted(suggestion, 'suggestion')]
    .filter((text) => text !== '')
    .join(', ')
  if (error + security + warning + suggestion === 0) return <span className="text-ink-faint">No findings</span>
  return (
    <span className="flex items-center gap-1.5">
      {error > 0 && <Badge tone="deny">{counted(error, 'error')}</Badge>}
      {security > 0 && <Badge tone="caution">{security} security</Badge>}
      {minor && error + security === 0 && <Badge>{minor}</Badge>}
      {minor && error + security > 0 && (
        <span title={minor}>
          <Badge>
            <span aria-hidden>+{warning + suggestion}</span>
            <span className="sr-only">{minor}</span>
          </Badge>
        </span>
      )}
    </span>
  )
}

function counted(count: number, word: string): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${word}` : `${count} ${word}s`
}
