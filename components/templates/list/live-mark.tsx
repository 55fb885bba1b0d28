import { WaitsMark } from '@/components/approvals/template-waits'
import { Badge } from '@/components/ui/badge'
import type { TemplateSummary } from '@/lib/templates'

/** Which version is live, whether the guardrail refuses it or the draft says something else by now, and what waits for the reader. */
export function LiveMark({ template }: { template: TemplateSummary }) {
  const { id, liveVersion, isAhead, isLiveRefused, isArchived } = template
  if (isArchived) return <Badge>archived</Badge>
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1 py-1">
      {liveVersion === null && <span className="text-ink-faint">Draft only</span>}
      {liveVersion !== null && !isLiveRefused && <Badge tone="allow">v{liveVersion} live</Badge>}
      {isLiveRefused && (
        <span title="Live, refused by the guardrail: it went live before the guardrail said so">
          <Badge tone="deny">v{liveVersion} live, refused</Badge>
        </span>
      )}
      {isAhead && (
        <span title="The draft differs from the live version" className="text-12 text-ink-muted">
          + draft
        </span>
      )}
      <WaitsMark id={id} />
    </span>
  )
}
