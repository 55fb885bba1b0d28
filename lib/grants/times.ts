import { type EpochMs, err, type JsonObject, ok, type Result, toNumericDate } from '@/lib/base'
import type { Delivery } from '@/lib/templates'
import { formatLength } from './length'
import { describeExcess, type GrantLimit, smallestLimit } from './limits'
import type { GrantAsk, GrantContext, GrantEnd, GrantPlan } from './plan'
import { type GrantProblem, problem } from './problem'

/** A start may lie so far ahead. */
const furthestStartMs = 31 * 86_400_000

/** A form that was filled in this long ago may name an instant that has just passed. */
const graceMs = 60_000

/** From when until when access is given, and what set its end. */
export type Times = Pick<GrantPlan, 'startsAt' | 'endsAt' | 'lengthSeconds' | 'endSetBy' | 'limit'>
type Timed = Pick<GrantAsk, 'startsAt' | 'end'> & { readonly claims: JsonObject; readonly delivery: Delivery }

/** Reads from when until when a grant is asked for, and which limit that end comes to; or the one reason why not. */
export function readTimes(
  context: GrantContext,
  { startsAt, end, claims, delivery }: Timed,
): Result<Times, readonly GrantProblem[]> {
  const { draft, guardrail, roles, ruleSeconds, now } = context
  const limit = smallestLimit({ claims, guardrail, settings: draft.issuance, delivery, roles, ruleSeconds })
  const start = readStart(startsAt, now)
  if (!start.ok) return err([problem('start', 'startsAt', start.error)])
  const usual = Math.min(draft.issuance.defaultMinutes * 60, limit.seconds)
  const from = start.value
  const seconds = end === null ? usual : end.kind === 'length' ? end.minutes * 60 : Math.floor((end.at - from) / 1000)
  const refused = refuseLength(seconds, { end, limit })
  if (refused !== null) return err([refused])
  return ok({
    startsAt: from,
    // Tokens have whole seconds; a grant that ends with one does not end after it.
    endsAt: end?.kind === 'at' ? toNumericDate(end.at) * 1000 : from + seconds * 1000,
    lengthSeconds: end?.kind === 'at' ? null : seconds,
    endSetBy: seconds === limit.seconds ? limit.name : end?.kind !== 'at' && seconds === usual ? 'usual' : 'chosen',
    limit,
  })
}

function readStart(startsAt: EpochMs | null, now: EpochMs): Result<EpochMs, string> {
  if (startsAt === null) return ok(now)
  if (!Number.isSafeInteger(startsAt)) return err('This is no time to start at.')
  if (startsAt < now - graceMs) return err('The start has passed. Choose a later one, or start now.')
  return startsAt > now + furthestStartMs ? err('A start is at most 31 days ahead.') : ok(Math.max(startsAt, now))
}

type Chosen = { readonly end: GrantEnd | null; readonly limit: GrantLimit }

function refuseLength(seconds: number, { end, limit }: Chosen): GrantProblem | null {
  if (!Number.isSafeInteger(end?.kind === 'length' ? end.minutes : seconds))
    return problem('end', 'end', 'This is no length. Write one such as 30 min or 1.5 h.')
  if (seconds < 60) {
    const message = end?.kind === 'at' ? 'This end is not after the start.' : 'Access lasts at least one minute.'
    return problem('end', 'end', message)
  }
  if (seconds <= limit.seconds) return null
  const minutes = Math.floor(limit.seconds / 60)
  return {
    ...problem('too-long', 'end', describeExcess(limit)),
    fix: { label: `Take ${formatLength(minutes)}`, value: String(minutes) },
  }
}
