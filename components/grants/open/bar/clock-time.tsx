import { relativeTime } from '@/components/ui/relative-time'
import type { EpochMs } from '@/lib/base'

type ClockTimeProps = {
  at: EpochMs
  /** The server's time; null before the page's script runs, when the reader's zone is not known either. */
  now: EpochMs | null
  hasDistance?: boolean
}

/** An instant as a clock time with its zone, and how far off it is by the server's time. */
export function ClockTime({ at, now, hasDistance = true }: ClockTimeProps) {
  const iso = new Date(at).toISOString()
  const text = now === null ? `${iso.slice(11, 16)} UTC` : clockTime(at, now)
  return (
    <time dateTime={iso} className="whitespace-nowrap text-ink tabular-nums">
      {text}
      {hasDistance && now !== null && at > now && <span className="text-ink-muted">, {relativeTime(at, now)}</span>}
    </time>
  )
}

/** The time of day with its zone; with the day where that is not today. */
export function clockTime(at: EpochMs, now: EpochMs): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const)
  return new Date(at).toLocaleString(undefined, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}
