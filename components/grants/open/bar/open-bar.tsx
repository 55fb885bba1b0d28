'use client'

import type { ReactNode } from 'react'
import { renewalWords } from '@/components/embed/token/renewal-words'
import { Mark } from '@/components/shell/mark'
import type { EpochMs } from '@/lib/base'
import type { RenewalView } from '@/lib/embed'
import { formatReach, type GrantStanding, type OpenGrant } from '@/lib/grants'
import type { OpenToken } from '../read-answers'
import { ClockTime, clockTime } from './clock-time'
import { Details } from './details'
import { Leave, type LeaveAction } from './leave'
import { type MoreAction, MoreTime } from './more-time'
import { moreWords } from './more-words'

/** The deeds of the page of an agent, handed down by it. */
export type OpenActions = { readonly more: MoreAction; readonly leave: LeaveAction }

type OpenBarProps = {
  grant: OpenGrant
  standing: GrantStanding
  now: EpochMs | null
  token: OpenToken | null
  view: RenewalView | null
  isRenewed: boolean
  isLate: boolean
  actions: OpenActions
  /** Asks at once how the access stands. */
  look: () => Promise<void>
}

/** Over the embed: whose access this is and what it reaches, until when, what is done about that, and the way out. */
export function OpenBar({ grant, standing, now, token, view, isRenewed, isLate, actions, look }: OpenBarProps) {
  const { more, endsAt } = standing
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-raised px-3 py-1.5 text-12 text-ink-muted">
      <div className="flex min-w-0 flex-1 basis-72 items-center gap-2 max-sm:basis-full">
        <Mark className="size-5 shrink-0" />
        <h1 className="min-w-0 text-13 font-normal text-ink-muted">
          <span className="font-medium text-ink">{grant.agent.name}</span>, given by {grant.givenBy}
          <span className="line-clamp-2 text-12 sm:line-clamp-1">{formatReach(grant.sentence)}</span>
        </h1>
        <Details grant={grant} endsAt={endsAt} now={now} />
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 max-sm:w-full">
        <Clock name="Access until">
          <ClockTime at={endsAt} now={now} />
        </Clock>
        <Clock name="Token until">
          {token && <ClockTime at={token.expiresAt} now={now} hasDistance={false} />}{' '}
          <span role="status">{stateWords({ view, isRenewed, isLate })}</span>
        </Clock>
      </dl>
      <div className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
        {now !== null && (
          <MoreTime
            id={grant.id}
            endsAt={endsAt}
            now={now}
            isWaiting={more?.state === 'asked'}
            more={actions.more}
            onAsked={() => void look()}
          />
        )}
        <Leave id={grant.id} leave={actions.leave} onLeft={() => void look()} />
      </div>
      {more && now !== null && (
        <p role="status" className="w-full">
          {moreWords(more, clockTime(more.endsAt, now))}
        </p>
      )}
    </header>
  )
}

function Clock({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type Renewing = Pick<OpenBarProps, 'view' | 'isRenewed' | 'isLate'>

function stateWords({ view, isRenewed, isLate }: Renewing): string {
  if (view === null) return isLate ? 'no answer yet, trying again' : 'asking for the first token'
  const words = renewalWords(view, isRenewed)
  if (view.end === 'over') return `has ended, ${words}`
  return view.end === 'unsure' ? `may have ended, ${words}` : words
}
