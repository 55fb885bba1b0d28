import type { EpochMs, Id, JsonObject } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import type { TemplateContent } from '@/lib/templates'
import type { SharedValues } from './extend'
import type { GrantState } from './lifecycle'
import type { OpenFrame } from './open'
import type { TokenWindow } from './token-window'

/** A template that can be given from. */
export type DeskTemplate = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly version: number
  readonly reach: string
  readonly lastUsedAt: EpochMs | null
  /** Why nothing can be given from it now, such as a guardrail that was narrowed; null where it can. */
  readonly refused: string | null
}

/** What the screen that gives access starts from. */
export type Desk = {
  readonly templates: readonly DeskTemplate[]
  readonly agents: readonly { readonly email: string; readonly name: string }[]
  readonly mayGive: boolean
  /** Who besides the one who looks can agree to a request. */
  readonly deciders: readonly { readonly email: string; readonly name: string }[]
}

/** Everything a grant from one template is judged by, so that the screen judges as the server will. */
export type DeskVersion = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly version: number
  readonly content: TemplateContent
  readonly guardrail: Guardrail
  /** The claims of who looks, which the rule of the template is about. */
  readonly claims: JsonObject
  readonly frame: { readonly licenseKey: string; readonly modulusLength: number }
}

/** What came of a request: whether it was given at once, and then the one-time code of its link. */
export type AskedGrant = {
  readonly id: Id<'gnt'>
  readonly state: GrantState
  /** Shown once. Null where an approval is awaited, for a bare token, and when the same request came again. */
  readonly code: string | null
  /** Until when the link waits to be opened; null before it is given. */
  readonly claimBy: EpochMs | null
  /** From when until when it lasts; null while that turns on when somebody agrees. */
  readonly startsAt: EpochMs | null
  readonly endsAt: EpochMs | null
}

/** A new one-time code for the link of a grant, and until when it waits. */
export type GrantLink = { readonly code: string; readonly claimBy: EpochMs }

/** What came of a decision, and how many more have to agree. */
export type DecidedGrant = { readonly state: GrantState; readonly missing: number }

/** What ending did: what the grant is now, until when a token of it is still valid, and what else the agent holds. */
export type EndedGrant = {
  readonly state: GrantState
  /** Null where no token of it is valid any more. */
  readonly validUntil: EpochMs | null
  readonly others: readonly {
    readonly id: Id<'gnt'>
    readonly reach: string
    /** Whether it is for the values of what was ended. */
    readonly values: SharedValues
    readonly endsAt: EpochMs | null
  }[]
  /** How many running sessions of the agent ended with it; null where tokens are for an account, which is asked apart. */
  readonly sessionsEnded: number | null
}

/** What was ended of what ran in an account, and what other access of the agent still reaches, which runs on. */
export type EndedAtAccount = { readonly ended: number; readonly kept: number; readonly origin: string }

/** What came of asking for more time: the new end, or that someone has to agree first. */
export type Extended = { readonly id: Id<'gnt'>; readonly state: GrantState; readonly endsAt: EpochMs }

/** A grant that was handed on, with its new link and until when that waits. The code is shown once: null when the same request came again. */
export type HandedOver = {
  readonly id: Id<'gnt'>
  readonly from: Id<'gnt'>
  readonly code: string | null
  readonly claimBy: EpochMs | null
}

/** A token as it leaves, once. Times in ms; nothing of it but its fingerprint is stored. */
export type MintedToken = {
  readonly token: string
  readonly kid: string
  readonly issuedAt: EpochMs
  readonly expiresAt: EpochMs
  readonly endSetBy: TokenWindow['endSetBy']
}

/** A bare token, and the embed of its template that takes it: framed by a page of one's own. */
export type BareToken = MintedToken & { readonly frame: OpenFrame }
