/** What one bar of a chart over time stands for. */
export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'year'

/** How many grants were asked for in a stretch of time that begins at a wall-clock time of the reader: `2026-11-29T14:00`. */
type TimeBar = { readonly start: string; readonly count: number }

/** How many grants fit a search, and how they spread. Every part counts each grant once. */
export type LedgerFigures = {
  readonly total: number
  readonly overTime: { readonly unit: TimeUnit; readonly bars: readonly TimeBar[] }
  /** The templates most is given from; the rest is one row without an id. */
  readonly byTemplate: readonly { readonly id: string | null; readonly name: string; readonly count: number }[]
  readonly byLength: readonly { readonly label: string; readonly count: number }[]
}

/** Grants asked for in one quarter of an hour, which every time zone begins on: the quarters are counted from 1970. */
export type QuarterCount = { readonly quarter: number; readonly count: number }

/** A quarter of an hour in ms. */
export const quarterMs = 900_000

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The lengths that are told apart, shortest first: each takes what is longer than the one before and no longer than `upTo`, in ms. */
export const lengthSteps = [
  { label: 'up to 15 min', upTo: 15 * minute },
  { label: '15 to 30 min', upTo: 30 * minute },
  { label: '30 min to 1 h', upTo: hour },
  { label: '1 to 2 h', upTo: 2 * hour },
  { label: '2 to 4 h', upTo: 4 * hour },
  { label: '4 to 8 h', upTo: 8 * hour },
  { label: '8 h to 1 day', upTo: day },
  { label: 'over 1 day', upTo: Number.POSITIVE_INFINITY },
] as const

/** Whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * Counts by hours, days, weeks from Monday, months or years of a time zone, whichever gives some sixty bars at most, with the
 * empty ones between the first and the last. Law: the bars hold as many as the quarters. The hour that a clock set back
 * repeats is one bar.
 */
export function countOverTime(quarters: readonly QuarterCount[], zone: string): LedgerFigures['overTime'] {
  const local = localTimes(zone)
  const counted = quarters.map(({ quarter, count }) => ({ at: local(quarter * quarterMs), count }))
  const times = counted.map(({ at }) => at)
  const [first, last] = [min(times), max(times)]
  const unit = unitFor(last - first)
  if (counted.length === 0) return { unit, bars: [] }
  const counts = new Map<number, number>()
  for (let start = startOf(first, unit); start <= last; start = nextOf(start, unit)) counts.set(start, 0)
  for (const { at, count } of counted) {
    const start = startOf(at, unit)
    counts.set(start, (counts.get(start) ?? 0) + count)
  }
  const bars = [...counts].map(([start, count]) => ({ start: new Date(start).toISOString().slice(0, 16), count }))
  return { unit, bars }
}

function min(times: readonly number[]): number {
  return times.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
}

function max(times: readonly number[]): number {
  return times.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
}

function unitFor(span: number): TimeUnit {
  if (span <= 2 * day) return 'hour'
  if (span <= 60 * day) return 'day'
  if (span <= 420 * day) return 'week'
  return span <= 5 * 365 * day ? 'month' : 'year'
}

// Wall-clock times are kept as if they were of UTC, where each day has 24 hours.
function startOf(at: number, unit: TimeUnit): number {
  if (unit === 'hour') return Math.floor(at / hour) * hour
  const ownDay = Math.floor(at / day)
  if (unit === 'day') return ownDay * day
  // 1970 began on a Thursday.
  if (unit === 'week') return (Math.floor((ownDay + 3) / 7) * 7 - 3) * day
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0)
}

function nextOf(start: number, unit: TimeUnit): number {
  const date = new Date(start)
  switch (unit) {
    case 'hour':
      return start + hour
    case 'day':
      return start + day
    case 'week':
      return start + 7 * day
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, 0)
  }
}

/** Instants as wall-clock times of a zone. The zone is asked twice for a day, and again only on days when clocks change. */
function localTimes(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const offsets = new Map<number, number>()
  const offsetAt = (at: number) => {
    const known = offsets.get(at)
    if (known !== undefined) return known
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const fields = ['year', 'month', 'day', 'hour', 'minute'] as const
    const [year = 0, month = 1, date = 1, hours = 0, minutes = 0] = fields.map((field) => parts.get(field))
    const offset = Date.UTC(year, month - 1, date, hours, minutes) - Math.floor(at / minute) * minute
    offsets.set(at, offset)
    return offset
  }
  return (at) => {
    const own = Math.floor(at / day) * day
    const offset = offsetAt(own)
    return at + (offset === offsetAt(own + day) ? offset : offsetAt(at))
  }
}
