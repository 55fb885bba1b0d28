'use client'

import { LearnMore } from '@/components/help/learn-more'
import { CopyButton } from '@/components/ui/copy-button'
import { TextField } from '@/components/ui/text-field'
import type { EpochMs } from '@/lib/base'
import { ClockTime } from './clock-time'

type LinkOnceProps = { readonly code: string; readonly claimBy: EpochMs | null; readonly label?: string }

/** A hand-over link, the only time it is shown: whoever opens it first gets the access, in that browser. */
export function LinkOnce({ code, claimBy, label = 'Hand-over link' }: LinkOnceProps) {
  const link = linkOf(code)
  return (
    <div className="grid gap-2">
      <TextField
        label={label}
        value={link}
        readOnly
        mono
        onFocus={(event) => event.target.select()}
        hint={
          <>
            Shown this once. The first to open it has the access, so send it to the agent alone.{' '}
            <LearnMore about="links" />
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-13 text-ink-muted">
        <CopyButton value={link} label="Copy link" variant="primary" size="md" className="max-sm:flex-1" />
        {claimBy !== null && (
          <span>
            waits until <ClockTime at={claimBy} />
          </span>
        )}
      </div>
    </div>
  )
}

/** The code stands in the fragment, which no server and no log gets to see. */
function linkOf(code: string): string {
  return `${window.location.origin}/open#${code}`
}
