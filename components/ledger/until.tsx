import { Time } from '@/components/ui/time'
import { formatLength, type GrantView } from '@/lib/grants'

type UntilProps = {
  readonly grant: Pick<GrantView, 'state' | 'endsAt' | 'lengthSeconds' | 'ended' | 'lastTokenEndsAt'>
}

/** Until when a grant is of use, clock time with zone first. What was never given says so instead of showing a time. */
export function Until({ grant: { state, endsAt, lengthSeconds, ended, lastTokenEndsAt } }: UntilProps) {
  if (state === 'declined' || state === 'lapsed') return <span className="text-ink-muted">never used</span>
  if (state === 'ending' && lastTokenEndsAt !== null) {
    return (
      <>
        <Time at={lastTokenEndsAt} zone show="local" /> at the latest
      </>
    )
  }
  const at = state === 'ended' ? (ended?.at ?? endsAt) : endsAt
  if (at !== null) return <Time at={at} zone />
  return (
    <span>
      {lengthSeconds === null ? 'not said' : `${formatLength(Math.round(lengthSeconds / 60))} from when it is given`}
    </span>
  )
}
