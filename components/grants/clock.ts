import type { EpochMs } from '@/lib/base'
import { formatLength } from '@/lib/grants'

/** A moment as a clock shows it to the reader, with the zone: "14:30 GMT+1", and the day where it is not today. */
export function clockTime(at: EpochMs, now: EpochMs, zone?: string): string {
  const moment = new Date(at)
  const where = zone === undefined ? {} : { timeZone: zone }
  const day = { weekday: 'short', day: 'numeric', month: 'short', ...where } as const
  const time = moment.toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...where,
  })
  const isToday = moment.toLocaleDateString('en', where) === new Date(now).toLocaleDateString('en', where)
  return isToday ? time : `${moment.toLocaleDateString(undefined, day)}, ${time}`
}

/** How far a moment is away, in whole minutes and never less than there is: "in 1 h 59 min", "3 min ago", "just now". */
export function distance(at: EpochMs, now: EpochMs): string {
  const minutes = (at - now) / 60_000
  if (minutes > 0) return `in ${formatLength(Math.ceil(minutes))}`
  return minutes > -1 ? 'just now' : `${formatLength(Math.floor(-minutes))} ago`
}
