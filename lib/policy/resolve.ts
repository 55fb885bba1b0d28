import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { agentResources, isScalar, unknownKeys } from './conditions'
import { findRule, type LocatedRule, ruledNames } from './rules'
import { type OpenStanding, standingOf } from './standing'
import type { AccessClaims } from './types'

/** A rule that allows no action; the SDK reads a missing or falsy rule as permission. */
const closedRule: JsonObject = { permissions: [] }

/**
 * The rules a claims set amounts to, as `policy/current` answers them (semantics 2.6).
 * Always holds `*`, and writes a rule that can never match as one without actions, so that the SDK's
 * `hasPermission` never says yes where the server always says no.
 */
export function resolveRules(claims: AccessClaims): JsonObject {
  const standing = standingOf(claims)
  if (standing.kind === 'closed') return { '*': closedRule }
  const entries = [...namesOf(standing), '*'].map((name): [string, JsonObject] => [
    name,
    hintOf(findRule(standing, name), name),
  ])
  return Object.fromEntries(entries)
}

/** An agent condition under `*` reaches only what has an agent, which must then be named. */
function namesOf(standing: OpenStanding): readonly string[] {
  const rest = findRule(standing, '*')
  const hasAgent = rest?.from === 'policy' && isJsonObject(rest.rule) && Object.hasOwn(rest.rule, 'agent')
  return hasAgent ? [...ruledNames(standing), ...agentResources] : ruledNames(standing)
}

function hintOf(located: LocatedRule | null, resource: string): JsonObject {
  if (located === null) return closedRule
  if (located.from === 'policy') return canMatch(located.rule, resource) ? located.rule : closedRule
  return located.rule.permissions === undefined ? {} : { permissions: located.rule.permissions }
}

/** Tells whether any target of a resource can pass the conditions of a rule. */
export function canMatch(rule: JsonValue, resource: string): rule is JsonObject {
  if (!isJsonObject(rule) || unknownKeys(rule, resource).length > 0) return false
  if (Object.hasOwn(rule, 'permissions') && !Array.isArray(rule.permissions)) return false
  return hasText(rule, 'id') && hasText(rule, 'agent') && hasMatchableData(rule)
}

function hasText(rule: JsonObject, key: 'id' | 'agent'): boolean {
  return !Object.hasOwn(rule, key) || typeof rule[key] === 'string'
}

function hasMatchableData(rule: JsonObject): boolean {
  if (!Object.hasOwn(rule, 'custom_data')) return true
  const data = rule.custom_data
  return isJsonObject(data) && Object.values(data).every(isScalar)
}
