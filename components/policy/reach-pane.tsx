'use client'

import { RotateCw, Unplug } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import type { TargetsState } from '@/components/sandbox/use-targets'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type AccessClaims, isRole, reachOf } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { asks, type MakeTest, readingsIn, tallyOf } from './reach-asks'
import { ReachGroup } from './reach-group'
import { ReachLines } from './reach-lines'
import { ReachReadings } from './reach-readings'
import { ReachSkeleton } from './reach-skeleton'
import { useShared } from './use-shared'

type ReachPaneProps = {
  /** Null while there is no draft that can be read. */
  readonly claims: AccessClaims | null
  readonly targets: TargetsState
  /** Who holds the token, as sessions name their agent; `me` when not given. */
  readonly agentId?: string | undefined
  /** Keeps a row as a test; without it none is offered. */
  readonly onMakeTest?: MakeTest | undefined
}

/** What a draft reaches: each device and session with the answer and why, then the rest in words. The summary is the editor's. */
export const ReachPane = memo(function ReachPane({ claims, targets, agentId, onMakeTest }: ReachPaneProps) {
  if (claims === null) {
    return (
      <EmptyState icon={<Unplug aria-hidden />} title="Nothing to ask yet">
        Once the draft can be read, this shows which devices and sessions it reaches.
      </EmptyState>
    )
  }
  return <ReachOfClaims claims={claims} targets={targets} agentId={agentId} onMakeTest={onMakeTest} />
})

type ReachOfClaimsProps = {
  readonly claims: AccessClaims
  readonly targets: TargetsState
  readonly agentId: string | undefined
  readonly onMakeTest: ReachPaneProps['onMakeTest']
}

function ReachOfClaims({ claims, targets, agentId, onMakeTest }: ReachOfClaimsProps) {
  const [askedDevice, setAskedDevice] = useState(asks.device[0])
  const [askedSession, setAskedSession] = useState(asks.session[0])
  const views = targets.status === 'ready' ? targets.targets : null
  const lines = useShared(useMemo(() => reachOf(claims).lines, [claims]))
  const devices = useTally({ views, kind: 'device', claims, asked: askedDevice, agentId })
  const sessions = useTally({ views, kind: 'session', claims, asked: askedSession, agentId })
  const taken = useShared(readingsIn([devices, sessions]))
  return (
    <div data-slot="reach-pane" className="divide-y divide-line">
      {targets.status === 'loading' && <ReachSkeleton />}
      {targets.status === 'error' && <TargetsFault message={targets.message} retry={targets.retry} />}
      {targets.status === 'ready' && (
        <>
          <ReachGroup
            noun="devices"
            tally={devices}
            asks={asks.device}
            asked={askedDevice}
            onAsk={setAskedDevice}
            onMakeTest={onMakeTest}
          />
          <ReachGroup
            noun="sessions"
            tally={sessions}
            asks={asks.session}
            asked={askedSession}
            onAsk={setAskedSession}
            onMakeTest={onMakeTest}
          />
        </>
      )}
      <ReachLines lines={lines} role={addingRole(claims)} />
      <ReachReadings taken={taken} />
    </div>
  )
}

type Question = {
  readonly views: readonly TargetView[] | null
  readonly kind: TargetView['kind']
  readonly claims: AccessClaims
  readonly asked: (typeof asks)['device'][0]
  readonly agentId: string | undefined
}

function useTally({ views, kind, claims, asked, agentId }: Question) {
  return useMemo(
    () =>
      tallyOf(
        (views ?? []).filter((view) => view.kind === kind),
        { claims, asked, agentId },
      ),
    [views, kind, claims, asked, agentId],
  )
}

function TargetsFault({ message, retry }: { readonly message: string; readonly retry: () => void }) {
  return (
    <div className="p-4">
      <Banner
        tone="deny"
        title="The devices and sessions could not be loaded"
        actions={
          <Button size="sm" icon={<RotateCw aria-hidden />} onClick={retry}>
            Try again
          </Button>
        }
      >
        {message}
      </Banner>
    </div>
  )
}

/** The role to name beside what it adds to a policy; without a policy everything comes from it. */
function addingRole({ role, policy }: AccessClaims): string | null {
  return policy !== undefined && isRole(role) ? role : null
}
