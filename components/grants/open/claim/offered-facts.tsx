import type { ReactNode } from 'react'
import type { EpochMs } from '@/lib/base'
import { formatReach, type OfferedGrant } from '@/lib/grants'
import { ClockTime } from '../bar/clock-time'

/** Who gave what to whom, from when and until when. Times by the server's clock. */
export function OfferedFacts({ grant, now }: { grant: OfferedGrant; now: EpochMs }) {
  const { startsAt, claimBy } = grant
  const isLater = startsAt !== null && startsAt > now
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-card border border-line bg-raised px-4 py-3 text-13">
      <Fact name="For">{grant.agentName}</Fact>
      <Fact name="Given by">{grant.givenBy}</Fact>
      <Fact name="Reaches">{formatReach(grant.sentence)}</Fact>
      {isLater && (
        <Fact name="Begins">
          <ClockTime at={startsAt} now={now} />
        </Fact>
      )}
      <Fact name="Until">
        <ClockTime at={grant.endsAt} now={now} />
      </Fact>
      {!grant.isHeld && claimBy !== null && (
        <Fact name="Open it before">
          <ClockTime at={claimBy} now={now} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}
