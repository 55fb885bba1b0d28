import { AppError, type EpochMs, type Id, isId } from '@/lib/base'
import { type GrantEvent, type GrantFacts, type GrantState, grantStates, moveGrant, stateAt } from '../lifecycle'
import type { GrantTable } from './tables'

/** What the state of a stored grant turns on. A state that nobody knows gives nothing: it counts as ended. */
export function factsOf(row: GrantTable): GrantFacts {
  return {
    state: grantStates.find((state) => state === row.state) ?? 'ended',
    decideBy: row.decide_by,
    claimBy: row.claim_by,
    endsAt: row.ends_at,
    lastTokenEndsAt: row.last_token_ends_at,
  }
}

/** The id of a stored grant. */
export function idOf({ id }: Pick<GrantTable, 'id'>): Id<'gnt'> {
  if (isId('gnt', id)) return id
  throw new Error('A stored grant has an id of another kind.')
}

/** How long access would last in all, in seconds, if it were given or lengthened now as asked for. */
export function lengthOf(row: GrantTable, lengthened: GrantTable | null, now: EpochMs): number {
  if (row.length_seconds !== null) return row.length_seconds
  const startsAt = lengthened === null ? Math.max(row.starts_at ?? now, now) : (lengthened.starts_at ?? now)
  return ((row.ends_at ?? startsAt) - startsAt) / 1000
}

/** Moves a grant that is held, from where time has brought it. Throws `conflict` with what it is now. */
export function requireMove(row: GrantTable, event: GrantEvent, now: EpochMs): GrantState {
  const state = stateAt(factsOf(row), now)
  const moved = moveGrant(state, event)
  if (moved.ok) return moved.value
  throw new AppError('conflict', { message: whyNot[state] })
}

const whyNot: Readonly<Record<GrantState, string>> = {
  requested: 'This is a request that waits for a decision.',
  declined: 'This was declined already.',
  lapsed: 'This has lapsed: nobody decided, or nobody took it in time.',
  ready: 'This was given already, and waits to be opened.',
  active: 'This is in use already.',
  ending: 'This was ended already; its last token is still valid for a moment.',
  ended: 'This has ended already.',
}
