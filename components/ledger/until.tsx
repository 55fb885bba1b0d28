import { Time } from '@/components/ui/time'
import type { EpochMs } from '@/lib/base'
import { formatLength, type GrantView } from '@/lib/grants'

type UntilProps = {
  readonly grant: Pick<GrantView, 'state' | 'endsAt' | 'lengthSeconds' | 'ended' | 'lastTokenEndsAt'>
  /** Where no head of a column names it, as on a phone. */
  readonly isNamed?: boolean
}

/** Until when a grant is of use, clock time with zone first. What was never given says so instead of showing a time. */
export function Until({ grant, isNamed = false }: UntilProps) {
  const { state, lengthSeconds, lastTokenEndsAt } = grant
  if (state === 'declined' || state === 'lapsed') return <span className="text-ink-muted">Never used</span>
  const name = isNamed && <span className="sm:hidden">{state === 'ended' ? 'Ended ' : 'Until '}</span>
  if (state === 'ending' && lastTokenEndsAt !== null) {
    return (
      <>
        {name}
        <Time at={lastTokenEndsAt} zone show="local" /> at the latest
      </>
    )
  }
  const at = endOf(grant)
  if (at !== null) {
    return (
      <>
        {name}
        <Time at={at} zone />
      </>
    )
  }
  return lengthSeconds === null ? 'Not said' : `${formatLength(Math.round(lengthSeconds / 60))} from when it is given`
}

function endOf({ state, ended, endsAt }: UntilProps['grant']): EpochMs | null {
  return state === 'ended' ? (ended?.at ?? endsAt) : endsAt
}
