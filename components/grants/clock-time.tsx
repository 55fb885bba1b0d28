'use client'

import { useSyncExternalStore } from 'react'
import { readServerClock, watchServerClock } from '@/components/ui/server-clock'
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

/** The server's clock, moving every ten seconds; null while the server draws, which does not know the reader's zone. */
export function useClock(): EpochMs | null {
  return useSyncExternalStore<number | null>(watch, read, () => null)
}

function utc(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const step = 10_000

const read = () => readServerClock(step)
const watch = (tell: () => void) => watchServerClock(step, tell)
