'use client'

import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import type { EpochMs } from '@/lib/base'
import type { CardClock, CardFacts } from './card-facts'
import { ClockTime, useClock } from './clock-time'
import { StateBadge } from './state-badge'

type TokenCardProps = {
  readonly facts: CardFacts
  /** What counts as now; without it, the browser's clock. */
  readonly now?: EpochMs | undefined
  readonly label?: string
  readonly className?: string
  /** Under the facts: what can be done with it. */
  readonly children?: ReactNode
}

/** Access in plain words: who, may do what, of which customer, until when by two clocks, from where and why. */
export function TokenCard({ facts, now, label = 'What is given', className, children }: TokenCardProps) {
  const { agent, state, sentence, withheld, startsAt, usable, renewable } = facts
  const clock = useClock()
  const isAhead = startsAt !== null && startsAt > (now ?? clock ?? startsAt)
  return (
    <article
      data-slot="token-card"
      aria-label={label}
      className={clsx('grid gap-3 rounded-card border border-line bg-raised p-4', className)}
    >
      <header className="flex items-start justify-between gap-x-4">
        <p className="min-w-0 text-14 text-pretty">
          <span className="font-medium">{agent.name}</span>{' '}
          <span className="wrap-break-word text-ink-muted">{agent.email}</span>
        </p>
        {state !== null && <StateBadge state={state} />}
      </header>
      <div className="grid gap-1">
        <p className="text-14 text-pretty break-words">{sentence}</p>
        {withheld.length > 0 && <p className="text-13 text-ink-muted">May not touch: {withheld.join(', ')}.</p>}
      </div>
      {facts.problem !== null && <GrantProblem problem={facts.problem} />}
      <dl className="grid gap-2 border-t border-line pt-3">
        {isAhead && <ClockRow name="From" clock={{ at: startsAt, words: 'not started' }} now={now} />}
        <ClockRow name="Usable until" clock={usable} now={now} />
        {renewable === null ? (
          <p className="text-13 text-caution">A bare token cannot be taken back: ending it stops nothing.</p>
        ) : (
          <ClockRow name="Renewable until" clock={renewable} now={now} />
        )}
        <WordRow name="Why" words={facts.reason} />
        <WordRow name="Ticket" words={facts.ticket} />
      </dl>
      <Origin facts={facts} />
      {children}
    </article>
  )
}

/** Says of access that was changed in the database by what. */
export function GrantProblem({ problem }: { readonly problem: string }) {
  return (
    <Banner tone="deny" title="Not as Remit left it">
      {problem}
    </Banner>
  )
}

function ClockRow({
  name,
  clock,
  now,
}: {
  readonly name: string
  readonly clock: CardClock
  now: EpochMs | undefined
}) {
  return (
    <div className={rowClass}>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="grid">
        {clock.at !== null && <ClockTime at={clock.at} now={now} />}
        {clock.words && (
          <span className={clsx('text-pretty', clock.at !== null && 'text-12 text-ink-muted')}>{clock.words}</span>
        )}
      </dd>
    </div>
  )
}

function WordRow({ name, words }: { readonly name: string; readonly words: string }) {
  if (words === '') return null
  return (
    <div className={rowClass}>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="text-pretty break-words">{words}</dd>
    </div>
  )
}

const rowClass = 'grid grid-cols-[7rem_minmax(0,1fr)] gap-x-2 text-13'

function Origin({ facts: { from, by } }: { readonly facts: CardFacts }) {
  return (
    <p className="border-t border-line pt-3 text-12 text-pretty break-words text-ink-muted">
      From {from} · {by}
    </p>
  )
}
