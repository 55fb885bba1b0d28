import type { EpochMs } from '@/lib/base'
import { type AskedGrant, endWords, formatReach, type GrantOutline } from '@/lib/grants'
import { type CardClock, type CardFacts, endClock, lifeOf } from '../card-facts'
import { withheldFrom } from '../withheld'

type Filled = {
  readonly template: { readonly name: string; readonly version: number }
  readonly giver: string
  readonly reason: string
  readonly ticket: string
  readonly now: EpochMs
}

/** The card of what is being filled in: what would be given if the button were pressed now. */
export function cardOfOutline(
  outline: GrantOutline,
  { template, agent, giver, reason, ticket, now }: Filled & { readonly agent: CardFacts['agent'] },
): CardFacts {
  const { times, delivery } = outline
  const ends =
    times === null
      ? notYet
      : endClock(
          isUndated(outline, now) ? null : times.endsAt,
          times.lengthSeconds,
          endWords(times.endSetBy, { by: null, isTime: times.lengthSeconds === null }),
        )
  return {
    agent,
    state: null,
    sentence: formatReach(outline.sentence),
    withheld: withheldFrom(outline.claims),
    problem: null,
    startsAt: times !== null && times.startsAt > now ? times.startsAt : null,
    usable: delivery === 'link' ? firstToken(outline, now) : ends,
    renewable: delivery === 'link' ? ends : null,
    from: `${template.name} v${template.version}`,
    by: `${outline.approvals > 0 ? 'asked for' : 'given'} by ${giver}`,
    reason: reason.trim(),
    ticket: ticket.trim(),
  }
}

/** The card of what was given: its times are those that the server gave it. */
export function cardOfGiven(
  outline: GrantOutline,
  { startsAt, endsAt }: AskedGrant,
  filled: Parameters<typeof cardOfOutline>[1],
): CardFacts {
  const { times } = outline
  if (times === null || endsAt === null) return cardOfOutline(outline, filled)
  return cardOfOutline({ ...outline, times: { ...times, endsAt, startsAt: startsAt ?? times.startsAt } }, filled)
}

/** A length that begins when somebody agrees: nobody knows yet when it ends. */
export function isUndated({ times, approvals }: GrantOutline, now: EpochMs): boolean {
  return approvals > 0 && times !== null && times.lengthSeconds !== null && times.startsAt <= now
}

const notYet: CardClock = { at: null, words: 'not known yet' }

function firstToken(outline: GrantOutline, now: EpochMs): CardClock {
  const { times, tokenSeconds } = outline
  if (times === null) return notYet
  if (isUndated(outline, now)) return { at: null, words: 'not given yet' }
  const end = Math.min(times.startsAt + tokenSeconds * 1000, times.endsAt)
  return { at: end, words: `if it is opened at once, ${lifeOf(tokenSeconds, end === times.endsAt)}` }
}
