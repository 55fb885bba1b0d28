import type { TimeUnit } from '@/lib/grants'

/** A stretch of time as an axis names it, and whole, as a table and a tip do. Starts are wall-clock times: `2026-11-29T14:00`. */
export function labelTime(start: string, unit: TimeUnit): { readonly short: string; readonly whole: string } {
  const at = new Date(`${start}Z`)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at)
  const day = { day: 'numeric', month: 'short' } as const
  switch (unit) {
    case 'hour': {
      const short = write({ hour: '2-digit', minute: '2-digit' })
      return { short, whole: `${write(day)}, ${short}` }
    }
    case 'day':
      return { short: write(day), whole: write({ weekday: 'short', ...day, year: 'numeric' }) }
    case 'week':
      return { short: write(day), whole: `Week from ${write({ ...day, year: 'numeric' })}` }
    case 'month':
      return { short: write({ month: 'short', year: '2-digit' }), whole: write({ month: 'long', year: 'numeric' }) }
    case 'year':
      return { short: write({ year: 'numeric' }), whole: write({ year: 'numeric' }) }
  }
}
