'use client'

import { useSyncExternalStore } from 'react'
import { relativeTime } from './relative-time'
import { readServerClock, watchServerClock } from './server-clock'
import { Tooltip } from './tooltip'

type TimeProps = {
  /** Milliseconds since the epoch. */
  at: number
  /** What counts as now; without it, a clock that moves once every half minute. */
  now?: number | undefined
  /** `both` is "3 Nov, 12:04 · 2 min ago"; `relative` and `local` are its halves. */
  show?: 'both' | 'relative' | 'local' | undefined
  /** Says the zone after the clock time, where somebody may hand the time on to others. */
  zone?: boolean | undefined
  className?: string | undefined
}

/**
 * A moment in the reader's own time and relative to now, with UTC in the tooltip. The server does not know the reader's
 * zone, so it writes UTC, and the browser puts its own in place of it.
 */
export function Time({ at, now, show = 'both', zone = false, className }: TimeProps) {
  const tick = useSyncExternalStore<number | null>(watchClock, readClock, () => null)
  const utc = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const text = tick === null ? utc : words(at, now ?? tick, { show, zone })
  return (
    <Tooltip label={utc}>
      <time data-slot="time" dateTime={new Date(at).toISOString()} className={className}>
        {text}
      </time>
    </Tooltip>
  )
}

type Shown = { readonly show: 'both' | 'relative' | 'local'; readonly zone: boolean }

function words(at: number, now: number, { show, zone }: Shown): string {
  if (show === 'relative') return relativeTime(at, now)
  const local = localTime(at, now, zone)
  return show === 'local' ? local : `${local} · ${relativeTime(at, now)}`
}

function localTime(at: number, now: number, zone: boolean): string {
  const moment = new Date(at)
  const today = new Date(now)
  const isToday = moment.toDateString() === today.toDateString()
  const isThisYear = moment.getFullYear() === today.getFullYear()
  const time = moment.toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(zone ? { timeZoneName: 'short' } : {}),
  })
  if (isToday) return time
  const day = moment.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
  return `${day}, ${time}`
}

const step = 30_000

const readClock = () => readServerClock(step)
const watchClock = (tell: () => void) => watchServerClock(step, tell)
