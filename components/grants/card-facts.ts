import type { EpochMs } from '@/lib/base'
import { endWords, formatLength, formatReach, type GrantState, type GrantView, isOver } from '@/lib/grants'

/** One of the two clocks of a card: an instant, or words where there is none yet, and what set it. */
export type CardClock = { readonly at: EpochMs | null; readonly words: string }

/** What a card says of access, in the words that whoever asks, agrees and audits all read. */
export type CardFacts = {
  readonly agent: { readonly name: string; readonly email: string }
  /** Null while it is only being filled in. */
  readonly state: GrantState | null
  readonly sentence: string
  readonly withheld: readonly string[]
  /** Null where it begins at once. */
  readonly startsAt: EpochMs | null
  /** Until when the token can be used that is out, or that would be. */
  readonly usable: CardClock
  /** Until when tokens are renewed; null for a bare token, which is never. */
  readonly renewable: CardClock | null
  readonly from: string
  readonly by: string
  readonly reason: string
  readonly ticket: string
  /** Why it is not as Remit left it; null where it is, or where it is only being filled in. */
  readonly problem: string | null
}

/** What a grant reaches, in words, where it was opened. */
export type OpenedReach = Pick<CardFacts, 'sentence' | 'withheld'>

/** The card of access that was asked for or given. What it is about is sealed: its blanks are blanks until it is opened. */
export function cardOfGrant(grant: GrantView, opened: OpenedReach | null = null): CardFacts {
  const { state, startsAt } = grant
  const waits = state === 'requested' || state === 'ready'
  return {
    agent: grant.agent,
    state,
    sentence: formatReach(opened === null ? grant.reach : opened.sentence),
    withheld: opened?.withheld ?? [],
    startsAt: waits ? startsAt : null,
    usable: usableClock(grant),
    renewable: grant.delivery === 'link' ? renewableClock(grant) : null,
    from: `${grant.template.name} v${grant.template.version}`,
    by: byOf(grant),
    reason: grant.reason,
    ticket: grant.ticket,
    problem: grant.problem,
  }
}

function byOf({ asked, given }: GrantView): string {
  const asker = asked.isOwn ? 'you' : asked.by
  if (given === null) return `asked for by ${asker}`
  return given.by === asked.by ? `given by ${asker}` : `asked for by ${asker}, given by ${given.by}`
}

function usableClock(grant: GrantView): CardClock {
  const { state, lastTokenEndsAt, endsAt, tokenSeconds, delivery, lengthSeconds } = grant
  const atATime = `${formatLength(tokenSeconds / 60)} at a time`
  // An extension has no tokens of its own.
  if (grant.extends !== null) return { at: null, words: `${atATime}, by the access that this is more time for` }
  if (isOver(state)) return { at: lastTokenEndsAt, words: lastTokenEndsAt === null ? 'never used' : 'the last token' }
  if (lastTokenEndsAt !== null) {
    if (state === 'ending') return { at: lastTokenEndsAt, words: 'the last token that went out' }
    return { at: lastTokenEndsAt, words: delivery === 'link' ? lifeOf(tokenSeconds, lastTokenEndsAt === endsAt) : '' }
  }
  if (state === 'requested') return { at: null, words: 'not given yet' }
  return delivery === 'link'
    ? { at: null, words: `not opened yet; then ${atATime}` }
    : endClock(endsAt, lengthSeconds, setByOf(grant))
}

function renewableClock(grant: GrantView): CardClock {
  const { state, endsAt, lengthSeconds, ended } = grant
  if (state === 'declined' || state === 'lapsed') {
    return { at: null, words: grant.extends === null ? 'nothing was given' : 'no more time was given' }
  }
  if (ended !== null && (state === 'ending' || state === 'ended')) {
    return { at: ended.at, words: `ended by ${ended.by}` }
  }
  return endClock(endsAt, lengthSeconds, setByOf(grant))
}

/** What set the end of access, for whoever looks at its card. */
function setByOf({ endSetBy, asked, lengthSeconds }: GrantView): string {
  return endWords(endSetBy, { by: asked.isOwn ? null : asked.by, isTime: lengthSeconds === null })
}

/** When access ends, or how long it lasts from when somebody agrees to it, and what set that, in words. */
export function endClock(endsAt: EpochMs | null, lengthSeconds: number | null, setBy: string): CardClock {
  const words = `set by ${setBy}`
  if (endsAt !== null) return { at: endsAt, words }
  return {
    at: null,
    words: `${formatLength(Math.ceil((lengthSeconds ?? 0) / 60))} from when it is agreed to, ${words}`,
  }
}

/** What sets the end of one token: its own life, or the end of the access. */
export function lifeOf(seconds: number, isCut: boolean): string {
  return isCut
    ? 'set by the end of the access'
    : `set by the life of one token, ${formatLength(Math.ceil(seconds / 60))}`
}
