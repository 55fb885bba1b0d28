import type { EpochMs } from '@/lib/base'

/** How far a clock may be from the database's, or behind the newest entry: more than machines that keep time ever are. */
const toleranceMs = 5_000

/** What is known of the time: this process's clock before and after the others were read, the newest entry, other clocks. */
export type Clocks = {
  readonly before: EpochMs
  readonly after: EpochMs
  /** When the newest entry of the journal was made; null in an empty one. */
  readonly lastAt: EpochMs | null
  /** What the database's own clock says; null where it has none of its own. */
  readonly databaseNow: EpochMs | null
  /** By how much this process's clock jumped, in ms; 0 when it runs steadily. */
  readonly jumpMs: number
}

/**
 * Says why nothing may be given, claimed or minted by this clock; null when nothing speaks against it. The database's clock,
 * where it has one, stands above that of any process; else the clock must run steadily. No clock may be behind the journal.
 */
export function judgeClock({ before, after, lastAt, databaseNow, jumpMs }: Clocks): string | null {
  if (databaseNow !== null) {
    const apart = Math.max(before - databaseNow, databaseNow - after)
    if (apart > toleranceMs) return apartSentence(apart)
  } else if (jumpMs !== 0) return jumpSentence(jumpMs)
  const behind = (lastAt ?? 0) - (databaseNow ?? after)
  return behind > toleranceMs ? behindSentence(behind) : null
}

const wayOut = 'so no access is given now. Whoever runs Remit must set it right; Remit goes on by itself.'

function apartSentence(ms: number): string {
  return `The clocks of this server and of its database are ${lengthOf(ms)} apart, ${wayOut}`
}

function jumpSentence(ms: number): string {
  const way = ms > 0 ? 'ahead' : 'back'
  return `The clock of this server jumped ${way} by ${lengthOf(Math.abs(ms))}, so no access is given until it has run steadily for a minute. Whoever runs Remit must see that it is right.`
}

function behindSentence(ms: number): string {
  return `The clock of this server is ${lengthOf(ms)} behind what was recorded last, ${wayOut}`
}

function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`
}
