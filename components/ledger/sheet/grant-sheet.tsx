'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type CardClock, cardOfGrant } from '@/components/grants/card-facts'
import { ClockTime } from '@/components/grants/clock-time'
import { StateBadge } from '@/components/grants/state-badge'
import { GrantProblem } from '@/components/grants/token-card'
import { CopyButton } from '@/components/ui/copy-button'
import { RetryBanner } from '@/components/ui/retry-banner'
import { Sheet } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { formatReach, type GrantStory, type GrantView, meaningOf, tellStory } from '@/lib/grants'
import { askLedger } from '../ask-ledger'
import type { LedgerActions } from '../ledger-actions'
import { Until } from '../until'
import { AboutValues } from './about-values'
import { GrantDeeds } from './grant-deeds'
import { Repeat } from './repeat'
import { StoryList } from './story-list'
import { TokenTable } from './token-table'

type GrantSheetProps = {
  readonly id: GrantView['id']
  readonly actions: LedgerActions
  readonly onClose: () => void
}

const everyMilliseconds = 15_000

/** The whole story of one grant beside the list it was opened from. Looked up again every 15 s. */
export function GrantSheet({ id, actions, onClose }: GrantSheetProps) {
  const client = useQueryClient()
  const changed = () => void client.invalidateQueries({ queryKey: ['ledger'] })
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['ledger', 'grant', id],
    queryFn: ({ signal }) => askLedger<GrantStory>(`/${id}`, signal),
    refetchInterval: everyMilliseconds,
  })
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={data === undefined ? 'Grant' : data.agent.name}
      description={data?.agent.email}
      className="sm:w-140"
    >
      {isError && (
        <RetryBanner title="This grant could not be read" message={error.message} onRetry={() => void refetch()} />
      )}
      {data === undefined && !isError && <StorySkeleton />}
      {data !== undefined && <Story grant={data} actions={actions} onChanged={changed} />}
    </Sheet>
  )
}

function StorySkeleton() {
  return (
    <div role="status" aria-label="The grant is on its way" className="grid gap-3">
      {['w-24', 'w-72', 'w-60', 'w-full', 'w-5/6', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}

type StoryProps = { readonly grant: GrantStory; readonly actions: LedgerActions; readonly onChanged: () => void }

function Story({ grant, actions, onChanged }: StoryProps) {
  return (
    <div className="grid gap-6">
      <section aria-label="Now" className="grid gap-2">
        <p className="flex flex-wrap items-center gap-2 text-13">
          <StateBadge state={grant.state} />
          <span className="text-ink-muted">{nowWords(grant)}</span>
        </p>
        {grant.problem !== null && <GrantProblem problem={grant.problem} />}
        <Facts grant={grant} />
      </section>
      <GrantDeeds grant={grant} actions={actions} onChanged={onChanged} />
      <Repeat grant={grant} openValues={actions.openValues} />
      <section aria-labelledby="story" className="grid gap-3">
        <h3 id="story" className="text-14">
          What happened
        </h3>
        <StoryList events={tellStory(grant)} />
      </section>
      <TokenTable grant={grant} />
      <AboutValues key={grant.id} id={grant.id} openValues={actions.openValues} />
    </div>
  )
}

function nowWords(grant: GrantStory): ReactNode {
  if (grant.state !== 'ending' || grant.delivery === 'token') return meaningOf(grant)
  return (
    <>
      No token is given out any more. The last one is valid until <Until grant={grant} />.
    </>
  )
}

function Facts({ grant }: { readonly grant: GrantStory }) {
  const { template, reach, reason, ticket, delivery } = grant
  const { usable, renewable } = cardOfGrant(grant)
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-13">
      <Fact name="Template">
        {template.name}, version {template.version}
      </Fact>
      <Fact name="Reach">{formatReach(reach)}</Fact>
      <Fact name="Usable until">
        <Clock clock={usable} />
      </Fact>
      {renewable !== null && (
        <Fact name="Renewable until">
          <Clock clock={renewable} />
        </Fact>
      )}
      <Fact name="Why">{reason}</Fact>
      {ticket !== '' && <Fact name="Ticket">{ticket}</Fact>}
      <Fact name="Handed over">
        {delivery === 'link' ? 'by link, with short tokens that renew' : 'as one bare token'}
      </Fact>
      <Fact name="Id">
        <span className="flex items-center gap-1">
          <code className="truncate">{grant.id}</code>
          <CopyButton label="Copy the id" iconOnly value={grant.id} />
        </span>
      </Fact>
    </dl>
  )
}

function Clock({ clock: { at, words } }: { readonly clock: CardClock }) {
  return (
    <>
      {at !== null && <ClockTime at={at} />}
      {words !== '' && <span className={at === null ? undefined : 'block text-12 text-ink-muted'}>{words}</span>}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
