import { type EpochMs, err, ok, type Result } from '@/lib/base'

/**
 * Where a grant stands. `requested` waits for a decision, `ready` waits to be claimed, `active` mints tokens, `ending` was
 * ended by a person while its last token is still valid, and `declined`, `lapsed` and `ended` are final.
 */
export const grantStates = ['requested', 'declined', 'lapsed', 'ready', 'active', 'ending', 'ended'] as const
export type GrantState = (typeof grantStates)[number]

/** What can happen to a grant: what people do first, then what time does by itself. */
export const grantEvents = ['approve', 'decline', 'claim', 'unclaim', 'end', 'lapse', 'expire', 'settle'] as const
export type GrantEvent = (typeof grantEvents)[number]

const transitions: Readonly<Record<GrantState, Readonly<Partial<Record<GrantEvent, GrantState>>>>> = {
  requested: { approve: 'ready', decline: 'declined', lapse: 'lapsed' },
  declined: {},
  lapsed: {},
  ready: { claim: 'active', end: 'ended', lapse: 'lapsed' },
  active: { unclaim: 'ready', end: 'ending', expire: 'ended' },
  ending: { settle: 'ended' },
  ended: {},
}

/** Moves a grant, or says with its present state that this cannot happen to it. Every pair that is not listed is refused. */
export function moveGrant(state: GrantState, event: GrantEvent): Result<GrantState, { readonly state: GrantState }> {
  const next = transitions[state][event]
  return next === undefined ? err({ state }) : ok(next)
}

/** What the state of a grant turns on, as stored. All times in ms of one clock: that of who writes. */
export type GrantFacts = {
  readonly state: GrantState
  /** Until when a request waits for a decision. */
  readonly decideBy: EpochMs
  /** Until when a grant that is ready waits to be claimed; null before it is ready. */
  readonly claimBy: EpochMs | null
  /** When the grant is over; null while a request says only how long. */
  readonly endsAt: EpochMs | null
  /** When the last token it minted expires; null before the first. */
  readonly lastTokenEndsAt: EpochMs | null
}

/** Something that time alone brought about, and at what instant. */
export type DueEvent = { readonly event: GrantEvent; readonly at: EpochMs; readonly state: GrantState }

/**
 * What time has done to a grant until `now` that is not stored yet, in order. Whoever reads or writes a grant asks this
 * first, so that nothing depends on a sweep that runs late.
 */
export function dueEvents(facts: GrantFacts, now: EpochMs): readonly DueEvent[] {
  const due = nextDue(facts)
  if (due === null || due.at > now) return []
  const moved = moveGrant(facts.state, due.event)
  if (!moved.ok) return []
  return [{ ...due, state: moved.value }, ...dueEvents({ ...facts, state: moved.value }, now)]
}

/** The state of a grant at an instant. */
export function stateAt(facts: GrantFacts, now: EpochMs): GrantState {
  return dueEvents(facts, now).at(-1)?.state ?? facts.state
}

/** The next thing that time does to a grant, whether that is past or still to come; null where nothing more happens by itself. */
export function nextDue(facts: GrantFacts): { readonly event: GrantEvent; readonly at: EpochMs } | null {
  const { state, decideBy, claimBy, endsAt, lastTokenEndsAt } = facts
  switch (state) {
    case 'requested':
      return { event: 'lapse', at: Math.min(decideBy, endsAt ?? decideBy) }
    case 'ready':
      // A grant that is ready has both; one without them was written by nobody and is over.
      return { event: 'lapse', at: Math.min(claimBy ?? 0, endsAt ?? 0) }
    case 'active':
      return { event: 'expire', at: endsAt ?? 0 }
    case 'ending':
      return { event: 'settle', at: lastTokenEndsAt ?? 0 }
    default:
      return null
  }
}

/** Whether a new link is made for a grant: it waits to be opened, or was opened by a browser that never got a token. */
export function takesNewLink({ state, minted }: { readonly state: GrantState; readonly minted: number }): boolean {
  return state === 'ready' || (state === 'active' && minted === 0)
}

/** Whether a grant in this state mints tokens. */
export function mintsTokens(state: GrantState): boolean {
  return state === 'active'
}

/** The states of a grant that gives access, or does once its link is opened. */
export const runningStates = ['ready', 'active'] as const satisfies readonly GrantState[]

/** Whether nothing happens any more to a grant in this state: nobody can do anything to it, and time does nothing. */
export function isOver(state: GrantState): boolean {
  return Object.keys(transitions[state]).length === 0
}

/** Whether a grant in this state gives access, or does once its link is opened. */
export function isRunning(state: GrantState): boolean {
  return runningStates.some((one) => one === state)
}
