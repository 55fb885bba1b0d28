import type { EpochMs, Id } from '@/lib/base'
import type { GrantState } from './lifecycle'

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
}

/** One grant with the tokens that it minted and what lengthened it. */
export type GrantStory = GrantView & {
  readonly tokens: readonly {
    readonly id: string
    readonly kid: string
    readonly issuedAt: number
    readonly expiresAt: number
  }[]
  readonly extensions: readonly GrantView[]
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

/** A grant by which the target could be reached, what it allowed, and the rule that let it. */
export type CouldSee = {
  readonly grant: GrantView
  readonly actions: readonly string[]
  /** Where in the claims the rule stands that let it, and in words. */
  readonly path: readonly (string | number)[] | null
  readonly sentence: string
  /** Between which instants a token of it was valid, within what was asked. */
  readonly valid: readonly { readonly from: EpochMs; readonly to: EpochMs }[]
}

/** A request with whether the one who looks may decide, and who else can. */
export type GrantRequest = GrantView & {
  readonly mayDecide: boolean
  /** Why the one who looks may not agree; null where they may, or have no right to anyway. */
  readonly whyNot: string | null
  readonly deciders: readonly string[]
}
