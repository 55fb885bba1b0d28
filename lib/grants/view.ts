import type { EpochMs, Id } from '@/lib/base'
import type { GrantState } from './lifecycle'
import type { Narrowing } from './narrow'
import type { CouldGive } from './reach/could-give'
import type { SeenOn } from './reach/seen-by'
import type { TimeSpan } from './reach/spans'

/** A grant as lists and cards show it: everything but what it is about, which is sealed. Times in ms. */
export type GrantView = {
  readonly id: Id<'gnt'>
  readonly state: GrantState
  readonly template: { readonly id: string; readonly name: string; readonly version: number }
  readonly agent: { readonly email: string; readonly name: string }
  readonly delivery: 'link' | 'token'
  /** What the version reaches in words, with its blanks as blanks. */
  readonly reach: string
  readonly reason: string
  readonly ticket: string
  readonly asked: { readonly by: string; readonly at: EpochMs; readonly isOwn: boolean }
  readonly given: { readonly by: string; readonly at: EpochMs } | null
  readonly decisions: readonly {
    readonly by: string
    readonly kind: 'approved' | 'declined' | 'withdrawn'
    readonly reason: string
    readonly at: EpochMs
  }[]
  /** How many people besides who asked have to agree. */
  readonly approvals: number
  readonly startsAt: EpochMs | null
  readonly endsAt: EpochMs | null
  readonly lengthSeconds: number | null
  readonly endSetBy: string
  readonly decideBy: EpochMs
  readonly claimBy: EpochMs | null
  readonly claimedAt: EpochMs | null
  readonly lastTokenEndsAt: EpochMs | null
  readonly tokenSeconds: number
  readonly minted: number
  readonly ended: { readonly by: string; readonly at: EpochMs } | null
  readonly extends: Id<'gnt'> | null
  readonly handedFrom: string | null
  /** Why it is not as Remit left it, with what was changed, so that nothing is signed for it; null where it is. */
  readonly problem: string | null
  /** Whether the one who looks makes its bare token now. */
  readonly mayMakeToken: boolean
}

/** Something about a grant that its row does not hold, as the journal has it. `by` is null for whoever has no account. */
export type TrailEntry = {
  readonly at: EpochMs
  readonly kind: 'new-link' | 'values-opened' | 'link-refused' | 'changed-outside'
  readonly by: string | null
}

/** One grant with the tokens that it minted, what lengthened it, and what else happened to it. */
export type GrantStory = GrantView & {
  readonly tokens: readonly {
    readonly id: string
    readonly kid: string
    readonly issuedAt: number
    readonly expiresAt: number
  }[]
  readonly extensions: readonly GrantView[]
  /** What was taken less than the template gives; null where that is not known. */
  readonly narrowing: Narrowing | null
  /** The newest of it. */
  readonly trail: readonly TrailEntry[]
}

/** A page of the ledger, newest first, and where the next one begins; null at the end. */
export type LedgerPage = {
  readonly rows: readonly GrantView[]
  readonly next: string | null
}

/** What a grant is about: the values it was filled in with, its claims, and its reach in words. */
export type GrantValues = {
  readonly values: Readonly<Record<string, string | number | boolean>>
  readonly claims: string
  readonly sentence: string
}

/** A grant by which a target could be reached: on what, by which line, and between which instants tokens of it were valid. */
export type CouldSee = {
  readonly grant: GrantView
  /** Null where the claims that were signed cannot be read, so that it may have been reached. */
  readonly on: readonly SeenOn[] | null
  /** Of the tokens that were valid at the time, from the first instant to the last. */
  readonly valid: readonly TimeSpan[]
  /** How many of these tokens were signed for another connection than the one of now, as far as that is known. */
  readonly elsewhere: 'all' | 'some' | 'none'
}

/** A part of the answer to who could see a target, newest grants first, and where the next part begins; null at the end. */
export type CouldSeePage = {
  readonly found: readonly CouldSee[]
  /** How many grants the index named, each of which was decided about. */
  readonly looked: number
  readonly next: string | null
}

/** A live version by which access to a target could be given. */
export type CouldGiveTemplate = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly version: number
  readonly on: readonly CouldGive[]
}

/** A request with whether the one who looks may decide, and who else can. */
export type GrantRequest = GrantView & {
  /** Whether the one who looks may agree or decline; where `whyNot` stands, they may decline only. */
  readonly mayDecide: boolean
  /** Why the one who looks may not agree; null where they may, or have no right to anyway. */
  readonly whyNot: string | null
  readonly deciders: readonly string[]
  /** How many agreed whose agreement counts, and who agreed but may not any more, so that theirs does not. */
  readonly agreed: number
  readonly uncounted: readonly string[]
  /** What was taken less than the template gives; null where that is not known. */
  readonly narrowing: Narrowing | null
}
