import { Lock } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import type { EpochMs } from '@/lib/base'
import type { GrantStanding, OpenGrant } from '@/lib/grants'
import { ClockTime } from './bar/clock-time'

type ClosedNoticeProps = { grant: OpenGrant; standing: GrantStanding | null; now: EpochMs | null }

/** What stands in place of the embed once access is over: by whom, and that nothing can be seen any more. */
export function ClosedNotice({ grant, standing, now }: ClosedNoticeProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">Access of {grant.agent.name}</h1>
      <div role="alert">
        <EmptyState icon={<Lock aria-hidden />} title={closedTitle(standing)}>
          <p>Nothing can be seen here any more. What was shown is not kept in this browser.</p>
          {standing?.state === 'ending' && standing.lastTokenEndsAt !== null && (
            <p className="mt-2">
              The last token, which this page has thrown away, runs out at{' '}
              <ClockTime at={standing.lastTokenEndsAt} now={now} hasDistance={false} />.
            </p>
          )}
          <p className="mt-2">If you still need it, ask {grant.givenBy} for access.</p>
        </EmptyState>
      </div>
    </main>
  )
}

/** Who ended it. */
function closedTitle(standing: GrantStanding | null): string {
  const by = standing?.endedBy ?? null
  if (standing === null) return 'This browser does not hold this access any more'
  if (by === null || by.kind === 'time') return 'Your access has ended: its time is over'
  return by.kind === 'agent' ? 'You ended your access' : `${by.name} ended your access`
}
