'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Failure, Id } from '@/lib/base'
import { refusalWords } from './refusal-words'
import { useCode } from './use-code'

type ClaimPanelProps = { claim: ServerAction<{ readonly code: string }, { readonly id: Id<'gnt'> }> }

/**
 * What a hand-over link leads to. It tells nothing of the access and asks the server nothing before the button is pressed:
 * programs that look at links in messages do not use the link up.
 */
export function ClaimPanel({ claim }: ClaimPanelProps) {
  const code = useCode()
  if (code === undefined) return <Skeleton className="h-56" />
  if (code === null)
    return (
      <EmptyState icon={<KeyRound aria-hidden />} title="There is no link here">
        Open the link again from the message it came in. Its last part is taken out of the address as soon as the page
        is there, so a copied or reloaded address opens nothing.
      </EmptyState>
    )
  return <ClaimForm key={code} code={code} claim={claim} />
}

const inviting =
  'Open it in the browser in which you are going to work: it opens once, and only there. What you see is for this case alone.'

function ClaimForm({ code, claim }: ClaimPanelProps & { code: string }) {
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
  const words = failure && refusalWords(failure)
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-20 text-balance">
          {words && !words.canTryAgain ? words.title : 'You were given temporary access'}
        </h1>
        <p role={words && !words.canTryAgain ? 'alert' : undefined} className="text-13 text-pretty text-ink-muted">
          {words && !words.canTryAgain ? words.body : inviting}
        </p>
      </header>
      {words?.canTryAgain && (
        <Banner tone="caution" live title={words.title}>
          {words.body}
        </Banner>
      )}
      {(words === null || words.canTryAgain) && (
        <Button
          variant="primary"
          pending={isPending}
          onClick={() => void open()}
          className="h-10! px-6 text-14! sm:justify-self-start"
        >
          Open
        </Button>
      )}
    </>
  )
}
