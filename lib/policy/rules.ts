import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import type { BaseRule } from './roles'
import { type OpenStanding, resourceKeys } from './standing'
import type { RuleRef } from './types'

/** A rule of a policy as versions 2 and 3 write it. `key` is the name it stands under. */
export type PolicyRule = {
  readonly from: 'policy'
  readonly key: string
  readonly version: 1 | 2 | 3
  readonly rule: JsonValue
}

/** A rule that comes with a role. */
export type RoleRule = { readonly from: 'role'; readonly key: string; readonly rule: BaseRule }

/** The rule that answers for a resource and where it comes from. */
export type LocatedRule = PolicyRule | RoleRule

/** Before version 3 two resources followed another one when they were not named (A5, A6). */
const followed: Readonly<Record<string, string>> = { push: 'devices', recordings: 'sessions' }

/** Finds the rule for a resource: its own name before `*`, and under each name the policy before the role. */
export function findRule(standing: OpenStanding, resource: string): LocatedRule | null {
  return policyRule(standing, resource) ?? followedRule(standing, resource) ?? otherRule(standing, resource)
}

function otherRule(standing: OpenStanding, resource: string): LocatedRule | null {
  return roleRule(standing, resource) ?? policyRule(standing, '*') ?? roleRule(standing, '*')
}

function policyRule(standing: OpenStanding, key: string): LocatedRule | null {
  const { policy, version } = standing
  if (policy === null || version === null || key === 'version' || !Object.hasOwn(policy, key)) return null
  const rule = policy[key] ?? null
  return { from: 'policy', key, version, rule: version === 1 ? wrapped(rule) : rule }
}

function followedRule(standing: OpenStanding, resource: string): LocatedRule | null {
  if (standing.version !== 2 || !Object.hasOwn(followed, resource)) return null
  const name = followed[resource]
  return name === undefined ? null : policyRule(standing, name)
}

function roleRule(standing: OpenStanding, key: string): LocatedRule | null {
  const rule = Object.hasOwn(standing.base, key) ? standing.base[key] : undefined
  return rule === undefined ? null : { from: 'role', key, rule }
}

/** A version 1 resource holds custom_data keys directly (semantics 2.1). */
function wrapped(rule: JsonValue): JsonValue {
  return isJsonObject(rule) ? { custom_data: rule } : rule
}

/** Where a located rule stands, as data. A role's rule has no place in the claims. */
export function ruleRef(located: LocatedRule): RuleRef {
  const path = located.from === 'policy' ? ['policy', located.key] : null
  return { from: located.from, key: located.key, path }
}

/** Where one condition of a located rule stands in the claims. */
export function conditionPath(located: LocatedRule, ...keys: readonly string[]): JsonPath | null {
  if (located.from === 'role') return null
  const within = located.version === 1 ? keys.filter((key, depth) => !(depth === 0 && key === 'custom_data')) : keys
  return ['policy', located.key, ...within]
}

/** Every name that has a rule of its own, `*` included. */
export function ruledNames(standing: OpenStanding): readonly string[] {
  const policy: JsonObject = standing.policy ?? {}
  const own = resourceKeys(policy)
  const following = standing.version === 2 ? Object.keys(followed).filter((name) => hasFollowed(policy, name)) : []
  return [...new Set([...Object.keys(standing.base), ...own, ...following])]
}

function hasFollowed(policy: JsonObject, name: string): boolean {
  const source = followed[name]
  return source !== undefined && Object.hasOwn(policy, source)
}
