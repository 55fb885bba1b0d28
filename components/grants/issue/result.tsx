'use client'

import type { Route } from 'next'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { LinkButton } from '@/components/ui/link-button'
import type { AskedGrant, Extended } from '@/lib/grants'
import type { CardFacts } from '../card-facts'
import { ClockTime } from '../clock-time'
import { Delivered } from '../delivered'
import type { DeliveryActions } from '../grant-actions'
import { TokenCard } from '../token-card'
import { another, type IssueForm, sameAgain } from './issue-state'

type Came =
  | { readonly kind: 'asked'; readonly outcome: AskedGrant }
  | { readonly kind: 'extended'; readonly outcome: Extended }

/** What came of the form: with the card as it was, and the form for doing the same again. */
export type Given = {
  readonly kind: Came['kind']
  readonly outcome: Came['outcome']
  readonly facts: CardFacts
  readonly form: IssueForm
  readonly deciders: readonly string[]
}

type ResultProps = {
  readonly given: Given
  readonly actions: DeliveryActions
  readonly onAnother: (form: IssueForm) => void
}

/** What came of it: how to hand it over, or who has to agree, and the way to the next one. */
export function Result({ given, actions, onAnother }: ResultProps) {
  const { facts, form, outcome } = given
  const [isMade, setMade] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="result" className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="result" ref={heading} tabIndex={-1} className="text-16 outline-none">
        {titleOf(given)}
      </h2>
      {outcome.state === 'requested' && <Waiting id={outcome.id} deciders={given.deciders} />}
      {'code' in outcome && outcome.state !== 'requested' && (
        <Delivered
          id={outcome.id}
          delivery={facts.renewable === null ? 'token' : 'link'}
          code={outcome.code}
          claimBy={outcome.claimBy}
          actions={actions}
          onMade={() => setMade(true)}
        />
      )}
      {!('code' in outcome) && <Lengthened outcome={outcome} />}
      {given.kind === 'asked' && <TokenCard facts={{ ...facts, state: isMade ? 'active' : outcome.state }} />}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onAnother(another(form))} className="max-sm:flex-1">
          {outcome.state === 'requested' ? 'Ask for another' : 'Give another'}
        </Button>
        <Button onClick={() => onAnother(sameAgain(form))} className="max-sm:flex-1">
          Same again for this customer
        </Button>
      </div>
    </section>
  )
}

function titleOf({ kind, outcome, facts }: Given): string {
  if (outcome.state === 'requested')
    return kind === 'extended' ? 'Your request for more time waits' : 'Your request waits'
  return kind === 'extended' ? `${facts.agent.name} keeps access for longer` : `${facts.agent.name} can have access`
}

type WaitingProps = { readonly id: AskedGrant['id']; readonly deciders: readonly string[] }

function Waiting({ id, deciders }: WaitingProps) {
  const address = `/requests/${id}` as const
  return (
    <Banner
      tone="accent"
      title={deciders.length === 0 ? 'It waits for someone who can agree' : `Waits for ${deciders.join(' or ')}`}
      actions={
        <>
          <CopyButton label="Copy the link to the request" getValue={() => `${window.location.origin}${address}`} />
          <LinkButton size="sm" href={address as Route}>
            Open it
          </LinkButton>
        </>
      }
    >
      Send them the link. What is decided shows under Access requests, and so does the link for the agent.
    </Banner>
  )
}

function Lengthened({ outcome: { state, endsAt } }: { readonly outcome: Extended }) {
  return (
    <p className="text-13">
      {state === 'requested' ? 'If it is agreed to, the access lasts until ' : 'The same link goes on until '}
      <ClockTime at={endsAt} />.
    </p>
  )
}
