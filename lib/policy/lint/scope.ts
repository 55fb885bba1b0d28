import { isJsonObject, type JsonValue } from '@/lib/base'
import { calledGrant } from '../calls'
import { findRule } from '../rules'
import { type Grant, grantOf } from '../scope'
import type { Standing } from '../standing'
import type { Action } from '../types'

/** How much of a resource one action reaches: nothing, what matches a condition, or all of it. */
export type Scope = 'nothing' | 'matching' | 'everything'

/** Tells how much of a resource an action reaches, as Remit reads the claims. */
export function scopeOf(standing: Standing, resource: string, action: string): Scope {
  const grant = grantOn(standing, resource)
  if (!grant?.actions.some((allowed) => allowed === action)) return 'nothing'
  return grant.scope.kind === 'all' ? 'everything' : 'matching'
}

/** Tells whether some call can do anything at all with a resource. */
export function isReached(standing: Standing, resource: string): boolean {
  return calledGrant(grantOn(standing, resource), resource) !== null
}

/** The actions allowed on a resource, on whichever targets. */
export function actionsOn(standing: Standing, resource: string): readonly Action[] {
  return grantOn(standing, resource)?.actions ?? []
}

function grantOn(standing: Standing, resource: string): Grant | null {
  return standing.kind === 'open' ? grantOf(findRule(standing, resource), resource) : null
}

/**
 * The standing once every id and agent has the quotes it lacks. Without them a rule matches nothing, and a fix for that alone
 * would open what had been compared with nothing: where resources are compared, what is meant is looked at from the start.
 */
export function withQuotes(standing: Standing): Standing {
  if (standing.kind === 'closed' || standing.policy === null || standing.version === 1) return standing
  const rules = Object.entries(standing.policy).map(([name, rule]) => [name, quoted(rule)] as const)
  return { ...standing, policy: Object.fromEntries(rules) }
}

function quoted(rule: JsonValue): JsonValue {
  if (!isJsonObject(rule)) return rule
  const lacking = ['id', 'agent'].filter((key) => Object.hasOwn(rule, key) && lacksQuotes(rule[key]))
  return { ...rule, ...Object.fromEntries(lacking.map((key) => [key, String(rule[key])])) }
}

/** Tells whether a value is a number, true or false, which no id, no agent and no custom data of a device is. */
export function lacksQuotes(value: JsonValue | undefined): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

/** Where the rule that answers for a resource comes from; null when nothing answers for it. */
export function sourceOf(standing: Standing, resource: string): 'policy' | 'role' | null {
  return standing.kind === 'closed' ? null : (findRule(standing, resource)?.from ?? null)
}

/** The key in the policy whose rule answers for a resource: its own, the one it follows, or `*`. Null when the policy has none for it. */
export function answeringKey(standing: Standing, resource: string): string | null {
  const located = standing.kind === 'open' ? findRule(standing, resource) : null
  return located?.from === 'policy' ? located.key : null
}
