'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import {
  idleRenewal,
  moveOf,
  nextRenewal,
  type Renewal,
  type RenewalEvent,
  type RenewalView,
  type Surroundings,
  viewRenewal,
} from '@/lib/embed'

/** What a request for a token came to. Whoever asks keeps the token; only its life is of interest here. */
export type AskOutcome =
  | { readonly kind: 'signed'; readonly lifetimeMs: number }
  | { readonly kind: 'refused' | 'unanswered' }

type RenewalOptions = {
  /** Whether a new token is asked for before the one at hand ends. */
  readonly isWanted: boolean
  /** Whether the first one is asked for as well, and not by a person. */
  readonly startsItself?: boolean
  ask(): Promise<AskOutcome>
}

const tickMs = 1_000

/** A page in the background is woken once a minute. */
const hiddenTickMs = 60_000

/** More between the two clocks than this means that the machine slept or its clock was set. */
const unseenMs = 5_000

type Clocks = { readonly steady: number; readonly wall: number }

/** Keeps a token alive by `lib/embed/renewal`: here are only the clocks, the events of the browser, and the requests. */
export function useRenewal(options: RenewalOptions) {
  const renewal = useRef<Renewal | null>(null)
  const clocks = useRef<Clocks | null>(null)
  const latest = useRef(options)
  const [view, setView] = useState<RenewalView | null>(null)
  useEffect(() => {
    latest.current = options
  })

  const happen = useCallback((event: RenewalEvent | null): Renewal => {
    const now = performance.now()
    // Whatever is asked for first was asked for after this began, however soon.
    const state = renewal.current ?? idleRenewal(0)
    const next = event === null ? state : nextRenewal(state, event)
    renewal.current = next
    setView(viewRenewal(next, now, surroundings(latest.current)))
    return next
  }, [])

  const ask = useCallback(async () => {
    const askedAt = performance.now()
    happen({ kind: 'asked', at: askedAt })
    const outcome = await latest.current.ask()
    happen(
      outcome.kind === 'signed'
        ? { kind: 'signed', askedAt, lifetimeMs: outcome.lifetimeMs }
        : { kind: outcome.kind, askedAt, at: performance.now() },
    )
  }, [happen])

  const stop = useCallback(() => happen({ kind: 'stopped', at: performance.now() }), [happen])

  const look = useCallback(
    (isWaking: boolean) => {
      const unseen = unseenSince(clocks)
      const at = performance.now()
      const hasSlept = unseen > unseenMs
      const state = happen(isWaking || hasSlept ? { kind: 'woke', at, unseenMs: hasSlept ? unseen : 0 } : null)
      const move = moveOf(state, at, surroundings(latest.current))
      if (move === 'ask') void ask()
      if (move === 'give-up' && state.askedAt !== null) happen({ kind: 'unanswered', askedAt: state.askedAt, at })
    },
    [ask, happen],
  )
  useLooks(look)
  return { view, ask, stop }
}

/** Looks every second, and at once when the page is back in front, or its network is. */
function useLooks(look: (isWaking: boolean) => void) {
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible') look(true)
    }
    look(false)
    const timer = window.setInterval(() => look(false), tickMs)
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [look])
}

/** How much more the wall clock counted than the steady one since this was last asked. */
function unseenSince(clocks: { current: Clocks | null }): number {
  const now = { steady: performance.now(), wall: Date.now() }
  const before = clocks.current ?? now
  clocks.current = now
  return now.wall - before.wall - (now.steady - before.steady)
}

function surroundings({ isWanted, startsItself = false }: RenewalOptions): Surroundings {
  const isHidden = document.visibilityState === 'hidden'
  return { isWanted, startsItself, isOnline: navigator.onLine, timerSlackMs: isHidden ? hiddenTickMs : tickMs }
}
