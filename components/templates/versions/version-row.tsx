'use client'

import clsx from 'clsx'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { TemplateVersion } from '@/lib/templates'

type VersionRowProps = { version: TemplateVersion; isChosen: boolean; onChoose: () => void }

/** One version in the history: its number, what changed, when and by whom. */
export function VersionRow({ version, isChosen, onChoose }: VersionRowProps) {
  const { number, note, publishedAt, publishedBy, approvedBy, restoredFrom, isLive, refusals } = version
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className={clsx(
          'grid w-full gap-1 border-b border-line px-4 py-2.5 text-left text-13 transition-colors focus-visible:-outline-offset-2 sm:px-6',
          isChosen ? 'bg-accent-tint' : 'hover:bg-hover',
        )}
      >
        <span className="flex items-center gap-2">
          <span className="text-14 font-medium tabular-nums">Version {number}</span>
          {isLive && refusals.length === 0 && <Badge tone="allow">live</Badge>}
          {refusals.length > 0 && <Badge tone="deny">live, refused by the guardrail</Badge>}
          {restoredFrom !== null && <Badge>from version {restoredFrom}</Badge>}
        </span>
        <span className="line-clamp-2 text-pretty">{note}</span>
        <span className="text-12 text-ink-muted">
          <Time at={publishedAt} show="relative" /> by {publishedBy}
          {approvedBy !== null && <>, agreed by {approvedBy}</>}
        </span>
      </button>
    </li>
  )
}
