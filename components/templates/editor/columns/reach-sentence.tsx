'use client'

import { memo } from 'react'
import type { Reach } from '@/lib/policy'

/** What a token from this draft can do, in one line that is always on screen. */
export const ReachSentence = memo(function ReachSentence({
  reach,
  isStale,
}: {
  readonly reach: Reach | null
  readonly isStale: boolean
}) {
  return (
    <p data-slot="reach-sentence" className="border-t border-line bg-surface px-4 py-2.5 text-13 text-pretty">
      {reach?.summary ?? 'The draft cannot be read yet, so what it reaches is not known.'}
      {isStale && reach && <span className="text-ink-muted"> (as of the last text that could be read)</span>}
    </p>
  )
})
