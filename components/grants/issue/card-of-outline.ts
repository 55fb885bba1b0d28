import type { EpochMs } from '@/lib/base'
import { formatReach, type GrantOutline } from '@/lib/grants'
import { type CardClock, type CardFacts, lifeOf, setBy } from '../card-facts'
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
  const { times, delivery, tokenSeconds } = outline
  const ends = times === null ? notYet : { at: times.endsAt, words: `set by ${setBy(times.endSetBy)}` }
  return {
    agent,
    state: null,
    sentence: formatReach(outline.sentence),
    withheld: withheldFrom(outline.claims),
    startsAt: times !== null && times.startsAt > now ? times.startsAt : null,
    usable: delivery === 'link' ? firstToken(times, tokenSeconds) : ends,
    renewable: delivery === 'link' ? ends : null,
    from: `${template.name} v${template.version}`,
    by: `${outline.approvals > 0 ? 'asked for' : 'given'} by ${giver}`,
    reason: reason.trim(),
    ticket: ticket.trim(),
    problem: null,
  }
}

const notYet: CardClock = { at: null, words: 'not known yet' }

function firstToken(times: GrantOutline['times'], tokenSeconds: number): CardClock {
  if (times === null) return notYet
  const end = Math.min(times.startsAt + tokenSeconds * 1000, times.endsAt)
  return { at: end, words: `if it is opened at once, ${lifeOf(tokenSeconds, end === times.endsAt)}` }
}
