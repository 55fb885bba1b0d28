import { type EpochMs, err, ok, type Result } from '@/lib/base'
import { formatLength } from './length'
import { describeExcess, type GrantLimit, type LimitName } from './limits'

/** A grant as far as another one for the same agent turns on it. */
type HeldGrant = { readonly startsAt: EpochMs; readonly endsAt: EpochMs }

/**
 * Until when a grant can be made to last: its whole length, from its start, stays within the smallest limit, so extending
 * again and again reaches no further than one grant could.
 */
function latestEnd({ startsAt }: Pick<HeldGrant, 'startsAt'>, limit: GrantLimit): EpochMs {
  return startsAt + limit.seconds * 1000
}

/** A new end, with what set it: the person, or the limit that it reaches. */
export type NewEnd = { readonly endsAt: EpochMs; readonly endSetBy: 'chosen' | LimitName }

/** The new end of an extended grant, or the sentence why not. An extension only lengthens; ending is an operation of its own. */
export function extendedEnd(
  held: HeldGrant,
  { minutes, limit, now }: { readonly minutes: number; readonly limit: GrantLimit; readonly now: EpochMs },
): Result<NewEnd, string> {
  if (now >= held.endsAt) return err('This access has ended already. Give it again instead.')
  if (!Number.isSafeInteger(minutes) || minutes < 1) return err('An extension is at least one minute.')
  const latest = latestEnd(held, limit)
  const end = held.endsAt + minutes * 60_000
  if (end <= latest) return ok({ endsAt: end, endSetBy: end === latest ? limit.name : 'chosen' })
  const left = Math.floor((latest - held.endsAt) / 60_000)
  return left < 1
    ? err(`${describeExcess(limit)} It lasts that long already. Give it again when it has ended.`)
    : err(`${describeExcess(limit)} It can be extended by ${formatLength(left)} more.`)
}
