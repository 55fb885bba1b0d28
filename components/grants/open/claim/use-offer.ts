'use client'

import { useCallback, useEffect, useState } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import type { EpochMs, Failure } from '@/lib/base'
import type { OfferedGrant } from '@/lib/grants'

/** Says what a link is for, and leaves the link as it was. */
export type ReadLink = ServerAction<{ readonly code: string }, OfferedGrant>

/** What is known of a link before it is opened. `now` is the server's time, counted on from its answer. */
export type Offer =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'offered'; readonly grant: OfferedGrant; readonly now: EpochMs }

type Read =
  | Exclude<Offer, { kind: 'offered' }>
  | { readonly kind: 'offered'; readonly grant: OfferedGrant; readonly at: number }

/** What the link with this code is for, asked as soon as the page is there, and again by `ask`. */
export function useOffer(code: string, read: ReadLink): { readonly offer: Offer; readonly ask: () => void } {
  const [state, setState] = useState<Read>({ kind: 'reading' })
  const [turn, setTurn] = useState(0)
  const steady = useSteadyClock()
  const ask = useCallback(() => setTurn((before) => before + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a new question.
  useEffect(() => {
    let isCurrent = true
    setState({ kind: 'reading' })
    void attempt(() => read({ code })).then((outcome) => {
      if (!isCurrent) return
      const answered = outcome.ok
        ? { kind: 'offered' as const, grant: outcome.value, at: performance.now() }
        : { kind: 'refused' as const, failure: outcome.failure }
      setState(answered)
    })
    return () => {
      isCurrent = false
    }
  }, [code, read, turn])
  if (state.kind !== 'offered') return { offer: state, ask }
  const { kind, grant, at } = state
  return { offer: { kind, grant, now: grant.now + Math.max(0, steady - at) }, ask }
}

/** A clock of this page that only runs, looked at every ten seconds: that of the machine may be wrong. */
function useSteadyClock(): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    const tick = window.setInterval(() => setNow(performance.now()), 10_000)
    return () => window.clearInterval(tick)
  }, [])
  return now
}
