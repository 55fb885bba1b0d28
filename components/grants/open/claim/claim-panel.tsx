'use client'

import { KeyRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Failure, Id } from '@/lib/base'
import { OfferedFacts } from './offered-facts'
import { type RefusalWords, refusalWords } from './refusal-words'
import { useCode } from './use-code'
import { type Offer, type ReadLink, useOffer } from './use-offer'

/** The operations of the page that a link leads to, handed down by it. */
type LinkActions = {
  readonly read: ReadLink
  readonly claim: ServerAction<{ readonly code: string }, { readonly id: Id<'gnt'> }>
}

/**
 * What a hand-over link leads to: who gave what until when, and a button. Only the button uses the link up, so that programs
 * that look at links in messages do not.
 */
export function ClaimPanel({ actions }: { actions: LinkActions }) {
  const code = useCode()
  if (code === undefined) return <Skeleton className="h-72" />
  if (code === null)
    return (
      <EmptyState icon={<KeyRound aria-hidden />} title="There is no link here">
        Open the link again from the message it came in. Its last part is taken out of the address as soon as the page
        is there, so a copied or reloaded address opens nothing.
      </EmptyState>
    )
  return <ClaimForm key={code} code={code} actions={actions} />
}

function ClaimForm({ code, actions: { read, claim } }: { code: string; actions: LinkActions }) {
  const { offer, ask } = useOffer(code, read)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function open() {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => claim({ code }))
    // A document of its own: this one may frame nothing.
    if (outcome.ok) return window.location.assign(`/open/${outcome.value.id}`)
    setPending(false)
    setFailure(outcome.failure)
  }
  const refused = failure ?? (offer.kind === 'refused' ? offer.failure : null)
  const words = refused && refusalWords(refused)
  if (words && !words.canTryAgain) return <Refused words={words} />
  return (
    <>
      <Heading title="You were given temporary access">{inviting(offer)}</Heading>
      {offer.kind === 'reading' && <Skeleton className="h-40" />}
      {offer.kind === 'offered' && <OfferedFacts grant={offer.grant} now={offer.now} />}
      {words && (
        <Banner tone="caution" live title={words.title}>
          {words.body}
        </Banner>
      )}
      {offer.kind === 'offered' && (
        <Button
          variant="primary"
          pending={isPending}
          onClick={() => void open()}
          className="h-10! px-6 text-14! sm:justify-self-start"
        >
          Open
        </Button>
      )}
      {offer.kind === 'refused' && (
        <Button onClick={ask} className="sm:justify-self-start">
          Try again
        </Button>
      )}
    </>
  )
}

function Refused({ words }: { words: RefusalWords }) {
  return (
    <Heading title={words.title}>
      <span role="alert">{words.body}</span>
    </Heading>
  )
}

function Heading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="grid gap-1">
      <h1 className="text-20 text-balance">{title}</h1>
      <p className="text-13 text-pretty text-ink-muted">{children}</p>
    </header>
  )
}

function inviting(offer: Offer): string {
  if (offer.kind === 'offered' && offer.grant.isHeld)
    return 'You opened it in this browser already. Go on where you were.'
  return 'Open it in the browser in which you are going to work: it opens once, and only there. What you see is for this case alone.'
}
