import type { JsonObject, JsonPath, JsonValue } from '@/lib/base'

/** The seven resources offered (semantics 2.2); others are accepted with a finding. */
export const resources = ['devices', 'sessions', 'push', 'recordings', 'features', 'members', '*'] as const
export type Resource = (typeof resources)[number]

/** The four actions Cobrowse documents. */
export const actions = ['create', 'read', 'update', 'delete'] as const
export type Action = (typeof actions)[number]

/** The part of a claims set that decides access. A missing key means the claim is absent, which differs from null. */
export type AccessClaims = { readonly role?: JsonValue; readonly policy?: JsonValue }

type Claims = { readonly role?: JsonValue | undefined; readonly policy?: JsonValue | undefined }

/** The claims that decide access, out of a whole set. Keeps the difference between an absent claim and null (A2). */
export function accessClaimsOf(claims: Claims): AccessClaims {
  const role = Object.hasOwn(claims, 'role') ? claims.role : undefined
  const policy = Object.hasOwn(claims, 'policy') ? claims.policy : undefined
  return { ...(role === undefined ? {} : { role }), ...(policy === undefined ? {} : { policy }) }
}

/** What a request is about. `agent` is the agent of a session, absent when nobody has taken it. */
export type Target = { readonly id?: string; readonly custom_data?: JsonObject; readonly agent?: string }

/** One question to a policy. `agentId` is who asks, `me` when not given. */
export type PolicyRequest = {
  readonly resource: string
  readonly action: string
  readonly target: Target
  readonly agentId?: string
}

/** Which rule decided: from the policy or the base role, under its own name or `*`. */
export type RuleRef = { readonly from: 'policy' | 'role'; readonly key: string; readonly path: JsonPath | null }

/** The two answers there are. */
export type Effect = 'allow' | 'deny'

/** An open question of Cobrowse's documents and the reading Remit took (semantics 2.7). */
export type ReadingId =
  | 'A1'
  | 'A2'
  | 'A3'
  | 'A4'
  | 'A5'
  | 'A6'
  | 'A7'
  | 'A8'
  | 'A9'
  | 'A10'
  | 'A11'
  | 'A12'
  | 'A13'
  | 'A14'
  | 'A15'
  | 'A16'

/** Which check of a decision settled it (semantics 2.5), from first to last. */
export type DecisionReason =
  | 'bad-role'
  | 'malformed-policy'
  | 'v1-empty'
  | 'no-rule'
  | 'malformed-rule'
  | 'unknown-condition'
  | 'action-not-listed'
  | 'id-differs'
  | 'custom-data-missing'
  | 'custom-data-differs'
  | 'agent-differs'
  | 'matched'

/** A condition as it was tested: where it stands in the claims, what it wants, what the target has (undefined = missing). */
export type ConditionTrace = {
  readonly kind: 'id' | 'custom_data' | 'agent'
  readonly key: string
  readonly path: JsonPath | null
  readonly wanted: JsonValue
  readonly got: JsonValue | undefined
  readonly holds: boolean
}

/** The answer to one request with everything that led to it, for a person to read. */
export type Decision = {
  readonly effect: Effect
  readonly reason: DecisionReason
  readonly rule: RuleRef | null
  /** Every condition of the deciding rule, in order. */
  readonly conditions: readonly ConditionTrace[]
  /** One plain sentence: "Wants user_id = u1, has u7." */
  readonly sentence: string
  /** The ambiguity readings taken on the way (A1 to A16 of semantics 2.7). */
  readonly readings: readonly ReadingId[]
}

export type Severity = 'error' | 'security' | 'warning' | 'suggestion'

/** One result of checking a claims set: data, never an exception. `path` is from the root of the document. */
export type Finding = {
  readonly code: string
  readonly severity: Severity
  readonly path: JsonPath
  readonly message: string
  /** A change that removes this finding and adds none that is worse. */
  readonly fix?: { readonly label: string; readonly patch: import('@/lib/json').JsonPatch }
  /** The reading or source behind the rule, for "Learn more". */
  readonly reference: string
}

/**
 * What a policy lets a token do with one resource. `none` where no call can make anything of it, though evaluation may allow
 * an action that none asks for.
 */
export type ReachLine = {
  readonly resource: string
  readonly state: 'none' | 'everything' | 'matching'
  readonly actions: readonly string[]
  readonly from: 'policy' | 'role' | null
  readonly sentence: string
}

/** Reach in words: one line per resource and one sentence for the whole. */
export type Reach = { readonly summary: string; readonly lines: readonly ReachLine[] }
