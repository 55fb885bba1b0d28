import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { type BaseRules, baseRules, isRole, noRules, type Role } from './roles'
import type { AccessClaims } from './types'

/** Why a whole claims set allows nothing. */
type ClosedReason = 'bad-role' | 'malformed-policy' | 'v1-empty'

/** A claims set that can be asked: the policy, its version and the role's rules that stand behind it. */
export type OpenStanding = {
  readonly kind: 'open'
  readonly role: Role | null | undefined
  /** Null when there is no policy claim; the role alone counts then. */
  readonly policy: JsonObject | null
  readonly version: 1 | 2 | 3 | null
  /** Rules used for what the policy does not name. */
  readonly base: BaseRules
}

/** What a claims set amounts to before any request is looked at. */
export type Standing = OpenStanding | { readonly kind: 'closed'; readonly reason: ClosedReason }

/** Reads role, policy and version of a claims set (first lines of semantics 2.5); total on any JSON value. */
export function standingOf(claims: AccessClaims): Standing {
  const role = ownClaim(claims, 'role')
  if (role !== undefined && role !== null && !isRole(role)) return { kind: 'closed', reason: 'bad-role' }
  const policy = ownClaim(claims, 'policy')
  if (policy === undefined) return { kind: 'open', role, policy: null, version: null, base: roleRules(role, 'agent') }
  if (!isJsonObject(policy)) return { kind: 'closed', reason: 'malformed-policy' }
  return policyStanding(role, policy)
}

function policyStanding(role: Role | null | undefined, policy: JsonObject): Standing {
  switch (versionOf(policy)) {
    case 1:
      if (resourceKeys(policy).length === 0) return { kind: 'closed', reason: 'v1-empty' }
      return { kind: 'open', role, policy, version: 1, base: roleRules(role, 'agent') }
    case 2:
      return { kind: 'open', role, policy, version: 2, base: noRules }
    case 3:
      return { kind: 'open', role, policy, version: 3, base: roleRules(role, null) }
    default:
      return { kind: 'closed', reason: 'malformed-policy' }
  }
}

/** The version of a policy: 1 when it names none (A7), null when it names one that does not exist (A14). */
export function versionOf(policy: JsonObject): 1 | 2 | 3 | null {
  const version = Object.hasOwn(policy, 'version') ? policy.version : 1
  return version === 1 || version === 2 || version === 3 ? version : null
}

/** The keys of a policy that name resources, known or not. */
export function resourceKeys(policy: JsonObject): readonly string[] {
  return Object.keys(policy).filter((key) => key !== 'version')
}

/** One claim, or undefined when it is absent. Inherited keys do not count. */
export function ownClaim(claims: AccessClaims, key: 'role' | 'policy'): JsonValue | undefined {
  const value: unknown = claims
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, key) ? claims[key] : undefined
}

function roleRules(role: Role | null | undefined, whenAbsent: Role | null): BaseRules {
  const effective = role === undefined ? whenAbsent : role
  return effective === null ? noRules : baseRules[effective]
}
