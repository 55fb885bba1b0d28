'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import type { ActionOutcome } from '@/components/form/outcome'
import { useEver } from '@/components/form/use-ever'
import { useOperation } from '@/components/form/use-operation'
import { useMay, useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { type GrantRequest, type GrantValues, meaningOf, takesNewLink } from '@/lib/grants'
import { joinWords } from '@/lib/policy'
import { cardOfGrant } from '../card-facts'
import { ClockTime } from '../clock-time'
import type { DecideActions, DeliveryActions } from '../grant-actions'
import { TokenCard } from '../token-card'
import { Decide } from './decide'
import type { OpenedRequest } from './opened-card'
import type { RunningActions } from './while-it-runs'

// Only what was agreed to is handed over here.
const Delivered = dynamic(() => import('../delivered').then((module) => module.Delivered), { ssr: false })

// What comes after the answer; the answer itself is drawn at once.
const WhileItRuns = dynamic(() => import('./while-it-runs').then((module) => module.WhileItRuns), { ssr: false })
const Again = dynamic(() => import('./again').then((module) => module.Again), { ssr: false })

/** What can be done with a request. */
export type RequestActions = DecideActions & DeliveryActions & RunningActions

export type RequestItemProps = {
  readonly request: GrantRequest
  readonly actions: RequestActions
  readonly onChanged: () => void
}

/** A request with its card, who asked, until when it waits and who can decide, and what this person can do about it. */
export function RequestItem({ request, actions, onChanged }: RequestItemProps) {
  const [opened, setOpened] = useState<OpenedRequest | null>(null)
  const mayOpen = useMay()('grant.values')
  const { id, state, asked, mayDecide, whyNot } = request
  const takesLink = request.delivery === 'link' && asked.isOwn && request.extends === null && takesNewLink(request)
  // The token is shown once, and by then nobody makes it any more.
  const takesToken = useEver(request.mayMakeToken)
  return (
    <TokenCard facts={cardOfGrant(request, opened?.reach ?? null)} label={`Access for ${request.agent.name}`}>
      <div className="grid gap-3 border-t border-line pt-3">
        <Standing request={request} />
        {opened !== null && <Values opened={opened} />}
        {mayOpen && opened === null && <OpenValues id={id} open={actions.openValues} onOpened={setOpened} />}
        {(takesLink || takesToken) && (
          <Delivered id={id} delivery={request.delivery} code={null} claimBy={request.claimBy} actions={actions} />
        )}
        {mayDecide && (
          <Decide kind={whyNot === null ? 'decide' : 'decline'} id={id} actions={actions} onDecided={onChanged} />
        )}
        {state === 'requested' && asked.isOwn && (
          <Disclosure summary="Take it back" className="-my-1">
            <Decide kind="take-back" id={id} actions={actions} onDecided={onChanged} />
          </Disclosure>
        )}
        {asked.isOwn && state !== 'requested' && request.extends === null && (
          <div className="flex flex-wrap gap-2 empty:hidden">
            <WhileItRuns grant={request} actions={actions} onChanged={onChanged} />
            {request.narrowing !== null && (
              <Again grant={request} narrowing={request.narrowing} opened={opened} open={actions.openValues} />
            )}
          </div>
        )}
        {state === 'requested' && (
          <CopyButton
            label="Copy the link to this request"
            getValue={() => `${window.location.origin}/requests/${id}`}
            variant="ghost"
            className="-ml-2 justify-self-start"
          />
        )}
      </div>
    </TokenCard>
  )
}

function Standing({ request }: { readonly request: GrantRequest }) {
  const { person } = useShell()
  const { state, asked, given, decisions, decideBy, deciders, agreed, uncounted, whyNot, approvals } = request
  return (
    <div className="grid gap-1 text-13 text-pretty text-ink-muted">
      <p>
        {request.extends !== null && 'More time for access that runs. '}
        {asked.isOwn ? 'You' : asked.by} {given?.by === asked.by ? 'gave it' : 'asked'} at <ClockTime at={asked.at} />.
      </p>
      {state === 'requested' ? (
        <p>
          {deciders.length === 0
            ? `Nobody${agreed > 0 ? ' else' : ''} can agree to it yet.`
            : `${joinWords(deciders.map((name, at) => (name !== person.name ? name : at === 0 ? 'You' : 'you')))} can${agreed > 0 ? ' still' : ''} agree.`}
          {approvals > 1 && ` ${agreed} of ${approvals} have.`} It lapses at <ClockTime at={decideBy} />.
        </p>
      ) : (
        <p>{meaningOf(request)}</p>
      )}
      {decisions.map(({ by, kind, reason, at }) => (
        <p key={`${by} ${kind} ${at}`}>
          {by} {kind === 'approved' ? 'agreed at' : kind === 'declined' ? 'declined at' : 'took it back at'}{' '}
          <ClockTime at={at} />
          {reason !== '' && `: ${reason}`}
        </p>
      ))}
      {state === 'requested' && uncounted.length > 0 && (
        <p>
          {joinWords(uncounted)} may not agree any more, so {uncounted.length === 1 ? 'that' : 'each of those'} does not
          count.
        </p>
      )}
      {state === 'requested' && whyNot !== null && !asked.isOwn && <p>{whyNot}</p>}
    </div>
  )
}

type OpenValuesProps = {
  readonly id: GrantRequest['id']
  readonly open: DecideActions['openValues']
  readonly onOpened: (opened: OpenedRequest) => void
}

/** Opens what a request is about; what reads it is fetched meanwhile, as most are never opened. */
async function openRead(
  open: DecideActions['openValues'],
  id: GrantRequest['id'],
): Promise<ActionOutcome<OpenedRequest>> {
  const [outcome, { readOpened }] = await Promise.all([open({ id }), import('./opened-card')])
  return outcome.ok ? { ok: true, value: readOpened(outcome.value) } : outcome
}

function OpenValues({ id, open, onOpened }: OpenValuesProps) {
  const { isPending, failure, run } = useOperation()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size="sm" pending={isPending} onClick={() => run(() => openRead(open, id), { onDone: onOpened })}>
        Show what it is about
      </Button>
      <span className="text-12 text-ink-muted">This is recorded with your name.</span>
      <FailureNote failure={failure} />
    </div>
  )
}

function Values({ opened: { values } }: { readonly opened: GrantValues }) {
  const entries = Object.entries(values)
  if (entries.length === 0) return null
  return (
    <dl aria-label="What it is about" className="grid gap-1 text-13">
      {entries.map(([name, value]) => (
        <div key={name} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2">
          <dt className="truncate text-ink-muted">{name}</dt>
          <dd className="font-mono break-all">{String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
