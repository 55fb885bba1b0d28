import { Badge } from '@/components/ui/badge'
import type { TemplateSummary } from '@/lib/templates'

/** Which version is live, and whether the draft says something else by now. */
export function LiveMark({ template }: { template: TemplateSummary }) {
  const { liveVersion, isAhead, isArchived } = template
  if (isArchived) return <Badge>archived</Badge>
  if (liveVersion === null) return <span className="text-ink-faint">Draft only</span>
  return (
    <span className="flex items-center gap-1.5">
      <Badge tone="allow">v{liveVersion} live</Badge>
      {isAhead && (
        <span title="The draft differs from the live version" className="text-12 text-ink-muted">
          + draft
        </span>
      )}
    </span>
  )
}
