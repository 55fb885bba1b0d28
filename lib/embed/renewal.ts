/** Milliseconds of a clock that nobody sets and that never runs back, as `performance.now()`. Only differences mean something. */
export type MonotonicMs = number

/** How a token is kept alive in an embed. The token itself is no part of it. */
export type Renewal = {
  /** The token at hand: when it was asked for, so that its end is never thought later than it is. Null before the first. */
  readonly life: { readonly from: MonotonicMs; readonly until: MonotonicMs } | null
  /** The request on its way, by the time it was sent. */
  readonly askedAt: MonotonicMs | null
  /** What the last request brought in place of a token, and when the next one follows by itself. */
  readonly pause: {
    readonly reason: 'refused' | 'unanswered'
    readonly tries: number
    readonly until: MonotonicMs
  } | null
  /** Time went by that the clock did not count (the machine slept, or its clock was set), so the end is a guess. */
  readonly isUnsure: boolean
  /** Answers to what was asked before are for a preview that was stopped. */
  readonly since: MonotonicMs
}

/** What happens to a renewal. `askedAt` says which request an answer belongs to. */
export type RenewalEvent =
  | { readonly kind: 'asked'; readonly at: MonotonicMs }
  | { readonly kind: 'signed'; readonly askedAt: MonotonicMs; readonly lifetimeMs: number }
  | { readonly kind: 'refused' | 'unanswered'; readonly askedAt: MonotonicMs; readonly at: MonotonicMs }
  /** Online again, visible again or awake. `unseenMs` is what a clock on the wall counted and the monotonic one did not. */
  | { readonly kind: 'woke'; readonly at: MonotonicMs; readonly unseenMs: number }
  | { readonly kind: 'stopped'; readonly at: MonotonicMs }

/** What decides beside the renewal itself. */
export type Surroundings = {
  readonly isWanted: boolean
  readonly isOnline: boolean
  /** How late a timer may come, in milliseconds: pages in the background are woken once a minute. */
  readonly timerSlackMs: number
  /** Whether the first token is asked for as the others are, and not by a person. */
  readonly startsItself?: boolean
}

/** What to do now: send a request, call the one on its way unanswered, or nothing. */
export type Move = 'ask' | 'give-up' | 'none'

/** A token is renewed at least so long before its end, in milliseconds. */
export const minLead = 20_000

/** A request that is not answered within this is called unanswered, in milliseconds. A late answer still counts. */
export const patience = 20_000

const pauses = {
  unanswered: { first: 1_000, longest: 60_000 },
  refused: { first: 30_000, longest: 300_000 },
} as const

/** A renewal before the first token, and after the last. */
export function idleRenewal(since: MonotonicMs): Renewal {
  return { life: null, askedAt: null, pause: null, isUnsure: false, since }
}

/** What follows from an event. Total: an answer that belongs to no open request changes nothing, unless it is a token. */
export function nextRenewal(state: Renewal, event: RenewalEvent): Renewal {
  switch (event.kind) {
    case 'asked':
      return { ...state, askedAt: event.at }
    case 'signed':
      return signed(state, event)
    case 'refused':
    case 'unanswered':
      return event.askedAt === state.askedAt ? paused(state, event.kind, event.at) : state
    case 'woke':
      return woke(state, event)
    case 'stopped':
      return idleRenewal(event.at)
  }
}

function signed(state: Renewal, { askedAt, lifetimeMs }: Extract<RenewalEvent, { kind: 'signed' }>): Renewal {
  const life = { from: askedAt, until: askedAt + lifetimeMs }
  if (askedAt < state.since || (state.life !== null && life.until <= state.life.until)) return state
  const stillAsked = state.askedAt === askedAt ? null : state.askedAt
  return { ...state, life, askedAt: stillAsked, pause: null, isUnsure: false }
}

function paused(state: Renewal, reason: 'refused' | 'unanswered', at: MonotonicMs): Renewal {
  const tries = (state.pause?.reason === reason ? state.pause.tries : 0) + 1
  const { first, longest } = pauses[reason]
  return { ...state, askedAt: null, pause: { reason, tries, until: at + Math.min(longest, first * 2 ** (tries - 1)) } }
}

/** What was counted is put back by what was not, so that a token is rather thought ended too early than too late. */
function woke(state: Renewal, { at, unseenMs }: Extract<RenewalEvent, { kind: 'woke' }>): Renewal {
  const { life, pause } = state
  const missed = Math.max(0, unseenMs)
  return {
    ...state,
    life: life && { from: life.from - missed, until: life.until - missed },
    pause: pause && { ...pause, until: Math.min(pause.until, at) },
    isUnsure: state.isUnsure || (life !== null && missed > 0),
  }
}

/** When a token is due for renewal, if nothing goes wrong: a sixth of its life before its end, at least `minLead`. */
function dueAt({ life, pause }: Renewal, timerSlackMs: number): MonotonicMs | null {
  if (pause !== null) return pause.until
  if (life === null) return null
  const length = life.until - life.from
  // A token that lives hardly longer than the lead is not asked for again and again.
  const lead = Math.max(minLead, length / 6) + timerSlackMs
  return life.until - Math.min(lead, length / 2)
}

/** Decides what to do now. Never asks twice at a time, nor for a first token that a person asks for. */
export function moveOf(state: Renewal, now: MonotonicMs, around: Surroundings): Move {
  const { isWanted, isOnline, timerSlackMs, startsItself = false } = around
  if (state.askedAt !== null) return now - state.askedAt >= patience ? 'give-up' : 'none'
  const first = startsItself ? (state.pause?.until ?? state.since) : null
  const due = state.life === null ? first : dueAt(state, timerSlackMs)
  return isWanted && isOnline && due !== null && now >= due ? 'ask' : 'none'
}

/** What a person is told: how much is left, and what is being done about it. */
export type RenewalView = {
  readonly leftMs: number
  /** The part of its life that is left, from 0 to 1. */
  readonly share: number
  readonly end: 'ahead' | 'over' | 'unsure'
  readonly activity: 'counting' | 'asking' | 'offline' | 'unanswered' | 'refused'
  /** Null unless a next try follows by itself. */
  readonly nextTryMs: number | null
}

/** Words a renewal for a screen, as data; null before the first token. */
export function viewRenewal(state: Renewal, now: MonotonicMs, around: Surroundings): RenewalView | null {
  const { life, pause, askedAt, isUnsure } = state
  if (life === null) return null
  const leftMs = Math.max(0, life.until - now)
  const isTrying = around.isWanted && pause !== null && around.isOnline && askedAt === null
  return {
    leftMs,
    share: leftMs === 0 ? 0 : Math.min(1, leftMs / (life.until - life.from)),
    end: leftMs > 0 ? 'ahead' : isUnsure ? 'unsure' : 'over',
    activity: activityOf(state, now, around),
    nextTryMs: isTrying ? Math.max(0, pause.until - now) : null,
  }
}

function activityOf(state: Renewal, now: MonotonicMs, around: Surroundings): RenewalView['activity'] {
  if (state.askedAt !== null) return 'asking'
  if (!around.isWanted) return 'counting'
  const due = dueAt(state, around.timerSlackMs)
  if (!around.isOnline && (state.pause !== null || (due !== null && now >= due))) return 'offline'
  return state.pause?.reason ?? 'counting'
}
