'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { EpochMs } from '@/lib/base'
import type { GrantStanding } from '@/lib/grants'
import { askStanding } from './read-answers'

/** How often the page asks whether the access still stands, in milliseconds. */
const every = 15_000

/** The server's time: what it said, and when that was by the clock of this page that only runs. */
type Anchor = { readonly server: EpochMs; readonly steady: number }

/**
 * How access stands, asked every 15 s and at once when the page is back in front or online; null where this browser does
 * not hold it any more. `now` is the server's time as far as can be counted from its last answer, so the clock of this
 * machine does not matter; null before the page's script runs.
 */
export function useStanding(id: string, first: GrantStanding) {
  const [standing, setStanding] = useState<GrantStanding | null>(first)
  const [now, setNow] = useState<EpochMs | null>(null)
  const anchor = useRef<Anchor | null>(null)

  const tick = useCallback(() => {
    const { server, steady } = anchor.current ?? { server: first.now, steady: performance.now() }
    anchor.current ??= { server, steady }
    setNow(server + performance.now() - steady)
  }, [first.now])

  const look = useCallback(async () => {
    const steady = performance.now()
    const answer = await askStanding(id)
    if (answer.kind === 'refused' && answer.failure.code === 'link_unknown') setStanding(null)
    if (answer.kind !== 'value') return
    anchor.current = { server: answer.value.now, steady }
    setStanding(answer.value)
    tick()
  }, [id, tick])

  useEffect(() => {
    tick()
    const ticks = window.setInterval(tick, 1_000)
    const looks = window.setInterval(() => void look(), every)
    const wake = () => {
      if (document.visibilityState === 'visible') void look()
    }
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.clearInterval(ticks)
      window.clearInterval(looks)
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [tick, look])
  return { standing, now, look }
}
