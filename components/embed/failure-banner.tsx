'use client'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { embedFailures, originFailures } from '@/lib/embed'
import type { PreviewState } from './preview-state'

type FailureBannerProps = { state: PreviewState; blocked: string | null; onSign: () => void }

/** Why the preview does not show what it should: a name, a way to mend it, and the words it came in. */
export function FailureBanner({ state, blocked, onSign }: FailureBannerProps) {
  const { refusal, problem } = state
  if (refusal)
    return (
      <Banner tone="deny" live title="No token was signed">
        {refusal.message}
      </Banner>
    )
  if (!problem) return null
  const { title, fix } = embedFailures[problem.name]
  const canSign = problem.name === 'expired' && blocked === null
  return (
    <Banner
      tone={problem.name === 'nothing-matches' || problem.name === 'not-allowed' ? 'caution' : 'deny'}
      live
      title={title}
      actions={
        canSign && (
          <Button size="sm" pending={state.isSigning} onClick={onSign}>
            Sign again
          </Button>
        )
      }
    >
      <p>{fix}</p>
      {originFailures.has(problem.name) && (
        <p className="mt-1 flex items-center gap-1">
          <span className="font-mono text-12">{window.location.origin}</span>
          <CopyButton label="Copy the origin" value={window.location.origin} iconOnly />
        </p>
      )}
      <p className="mt-1 font-mono text-12 break-words">{problem.message}</p>
    </Banner>
  )
}
