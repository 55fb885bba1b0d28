'use client'

import { KeyRound, Unplug } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Failure } from '@/lib/base'
import { refusalWords } from './refusal-words'

/** What stands in place of access that this browser does not hold, or that cannot be read now. */
export function NotHeld({ failure }: { failure: Failure }) {
  const isElsewhere = failure.code === 'link_unknown' || failure.code === 'invalid'
  const words = refusalWords(failure)
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={isElsewhere ? <KeyRound aria-hidden /> : <Unplug aria-hidden />}
        title={isElsewhere ? 'This browser does not hold this access' : words.title}
        // Loaded by the page itself: what holds the access is not sent along when another site leads here.
        action={<Button onClick={() => window.location.assign(window.location.pathname)}>Try again</Button>}
      >
        {isElsewhere
          ? 'It is held by the one browser in which its link was opened. Go on there, or ask the person who sent the link for a new one.'
          : words.body}
      </EmptyState>
    </main>
  )
}
