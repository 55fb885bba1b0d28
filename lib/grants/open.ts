import type { EpochMs, Id } from '@/lib/base'
import type { GrantState } from './lifecycle'

/** What became of the last time that the agent asked for more. `endsAt` is the end that was asked for. */
export type MoreTime = {
  readonly state: 'asked' | 'agreed' | 'declined' | 'lapsed'
  readonly endsAt: EpochMs
  /** Why it was declined; empty otherwise. */
  readonly reason: string
}

/** What can change while an agent uses a grant. Times in ms by the server's clock, with what it says now. */
export type GrantStanding = {
  readonly state: GrantState
  readonly endsAt: EpochMs
  readonly lastTokenEndsAt: EpochMs | null
  /** Who ended it; `time` where nobody did. Null while it lasts. */
  readonly endedBy:
    | { readonly kind: 'agent' }
    | { readonly kind: 'time' }
    | { readonly kind: 'member'; readonly name: string }
    | null
  readonly more: MoreTime | null
  /** Where tokens are for now: a frame of another place gets none. */
  readonly origin: string
  readonly now: EpochMs
}

/** Where the embed of a grant is framed. The token is no part of it: it goes by message. */
export type OpenFrame = { readonly src: string; readonly origin: string; readonly allow: string }

/** What an agent sees of what they were given. Times in ms by the server's clock. */
export type OpenGrant = {
  readonly id: Id<'gnt'>
  readonly agent: { readonly email: string; readonly name: string }
  readonly givenBy: string
  readonly sentence: string
  readonly reason: string
  readonly ticket: string
  readonly startsAt: EpochMs | null
  readonly standing: GrantStanding
  readonly frame: OpenFrame
}

/** What a hand-over link says of itself before it is opened: no value, no embed, nothing that a token gives. Times in ms by the server's clock. */
export type OfferedGrant = {
  readonly agentName: string
  readonly givenBy: string
  /** The reach with the blanks of the template as blanks. */
  readonly sentence: string
  /** Null is at once. */
  readonly startsAt: EpochMs | null
  readonly endsAt: EpochMs
  /** Until when the link waits to be opened. */
  readonly claimBy: EpochMs | null
  /** This browser opened it already. */
  readonly isHeld: boolean
  readonly now: EpochMs
}
