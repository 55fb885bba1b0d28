'use client'

import { useEffect } from 'react'

/** How long a frame may say nothing before that is called a problem, in milliseconds. */
const patience = 10_000

type Listening = {
  readonly frame: HTMLIFrameElement | null
  readonly origin: string
  readonly isHeard: boolean
  /** Told once. The same function while nothing else changed. */
  readonly onSilent: (isReachable: boolean) => void
}

/** Asks whether the server of a silent frame answers at all; what it says cannot be read, and is of no interest. */
export function useSilence({ frame, origin, isHeard, onSilent }: Listening) {
  useEffect(() => {
    if (frame === null || isHeard) return
    const probe = new AbortController()
    const timer = window.setTimeout(async () => {
      const isReachable = await answers(origin, AbortSignal.any([probe.signal, AbortSignal.timeout(patience)]))
      if (!probe.signal.aborted) onSilent(isReachable)
    }, patience)
    return () => {
      window.clearTimeout(timer)
      probe.abort()
    }
  }, [frame, origin, isHeard, onSilent])
}

function answers(origin: string, signal: AbortSignal): Promise<boolean> {
  const plain = { mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const
  return fetch(origin, { ...plain, referrerPolicy: 'no-referrer', signal }).then(
    () => true,
    () => false,
  )
}
