import { err, ok, type Result } from '@/lib/base'

/** Longest length that anybody can write, in minutes: 31 days. */
const maxMinutes = 31 * 24 * 60

const units: Readonly<Record<string, number>> = {
  '': 1,
  m: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
  h: 60,
  hour: 60,
  hours: 60,
  d: 1_440,
  day: 1_440,
  days: 1_440,
}

/**
 * Reads how long a grant shall last, in whole minutes: "90", "90 min", "1.5 h", "1,5h", "1h 30", "1:30", "half an hour".
 * Fails with a sentence; a blank text is not a length. Never rounds: "0.3 min" is refused.
 */
export function parseLength(text: string): Result<number, string> {
  const written = text.trim().toLowerCase()
  if (written === '') return err('Write how long, for example 30 min or 1.5 h.')
  const minutes = written === 'half an hour' ? 30 : (readClock(written) ?? readParts(written))
  if (minutes === null) return err('Write a length such as 30 min, 1.5 h or 1 h 30.')
  if (!Number.isInteger(minutes)) return err('A length is a whole number of minutes.')
  if (minutes < 1) return err('A length is at least one minute.')
  return minutes > maxMinutes ? err('A length is 31 days at most.') : ok(minutes)
}

function readClock(text: string): number | null {
  const found = /^(\d{1,3}):([0-5]\d)$/.exec(text)
  return found === null ? null : Number(found[1]) * 60 + Number(found[2])
}

function readParts(text: string): number | null {
  const found = /^(\d{1,6}(?:[.,]\d{1,4})?)\s*([a-z]*)(?:\s*(?:and\s+)?(\d{1,6})\s*([a-z]*))?$/.exec(text)
  if (found === null) return null
  const [, first = '', firstUnit = '', second, secondUnit = ''] = found
  const size = sizeOf(firstUnit)
  if (size === null) return null
  const minutes = fromDecimal(first, size)
  if (second === undefined) return minutes
  const rest = sizeOf(secondUnit)
  // "1 h 30" is an hour and thirty minutes; what follows is always of a smaller unit.
  return rest === null || rest >= size ? null : minutes + Number(second) * rest
}

function sizeOf(unit: string): number | null {
  return Object.hasOwn(units, unit) ? (units[unit] ?? null) : null
}

function fromDecimal(text: string, size: number): number {
  // Ten-thousandths keep 1.1 h exact: 66 minutes, not 66.00000000000001.
  return Math.round(Number(text.replace(',', '.')) * 10_000 * size) / 10_000
}

/** Writes a length in the units people use for it: "45 min", "1 h 30 min", "2 h", "3 days". */
export function formatLength(minutes: number): string {
  if (minutes >= 1_440 && minutes % 1_440 === 0) return minutes === 1_440 ? '24 h' : `${minutes / 1_440} days`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
