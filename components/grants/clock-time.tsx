'use client'

import { useSyncExternalStore } from 'react'
import type { EpochMs } from '@/lib/base'
import { clockTime, distance } from './clock'

type ClockTimeProps = {
  readonly at: EpochMs
  /** What counts as now; without it, a clock that moves every ten seconds. */
  readonly now?: EpochMs | undefined
}

/** A moment by the reader's clock with its zone first, and how far away it is second. UTC until the browser has drawn it. */
export function ClockTime({ at, now }: ClockTimeProps) {
  const tick = useClock()
  const seen = now ?? tick
  return (
    <time dateTime={new Date(at).toISOString()} title={utc(at)} className="whitespace-nowrap tabular-nums">
      {tick === null || seen === null ? (
        utc(at)
      ) : (
        <>
          <span className="font-medium text-ink">{clockTime(at, seen)}</span>{' '}
          <span className="font-normal text-ink-muted">{distance(at, seen)}</span>
        </>
      )}
    </time>
  )
}

/** A clock that moves every ten seconds; null on the server, which does not know the reader's. */
export function useClock(): EpochMs | null {
  return useSyncExternalStore<number | null>(watch, read, () => null)
}

function utc(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const step = 10_000

// Rounded up: what was done a moment ago never seems to lie ahead.
function read(): EpochMs {
  return Math.ceil(Date.now() / step) * step
}

function watch(tell: () => void): () => void {
  const timer = window.setInterval(tell, step)
  return () => window.clearInterval(timer)
}
