import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import { applyPatch, type JsonDocument, type JsonPatch, readJson } from '@/lib/json'
import { actions, behindResource, type Comparison, comparePolicies } from '@/lib/policy'
import { claimsOfDocument, type EmbedFilters } from '@/lib/templates'
import { opens } from './restorings'

/** What filters of an embed would be as conditions: the draft with them, and exactly what it no longer reaches. */
export type FilterWall = {
  readonly draftText: string
  readonly filters: EmbedFilters
  readonly comparison: Comparison
  /** What gets the conditions. */
  readonly resources: readonly string[]
  /** The role limits sessions to the agent's own, which no rule can say, so that a condition there would let more be seen. */
  readonly keepsSessions: boolean
}

/** What a filter narrows in the embed, so what a condition on it has to hold. */
const walled = ['devices', 'sessions', 'push'] as const

/**
 * Offers the filters of an embed as conditions on devices, sessions and push, since a filter alone is no wall. They only
 * narrow: what a role answers becomes a rule with the actions that the role gives, and stays as it is where the role limits it
 * as no rule can. A condition that is there stays, whatever a filter of its key says. Null where there is no filter, or where
 * it would take nothing away.
 */
export function filterWall(draftText: string, filters: EmbedFilters): FilterWall | null {
  const read = readJson(draftText)
  const before = read.ok ? claimsOfDocument(read.value) : null
  const named = read.ok && before !== null && filters.length > 0 ? withPolicy(read.value, before) : null
  const claims = named && claimsOfDocument(named)
  if (before === null || named === null || claims === null) return null
  const condition = Object.fromEntries(filters.map(({ key, value }) => [key, value]))
  const walls = walled.map((resource) => wallOf(claims, resource, condition))
  const draft = applyPatch(
    named,
    walls.flatMap(({ patch }) => patch),
  )
  const after = draft.ok ? claimsOfDocument(draft.value) : null
  if (!draft.ok || after === null) return null
  const comparison = comparePolicies(before, after)
  const isOpen = comparison.resources.some((one) => one.actions.some(({ lost }) => lost !== null))
  if (!isOpen || opens(comparison)) return null
  const resources = walls.flatMap(({ resource, patch }) => (patch.length === 0 ? [] : [resource]))
  const keepsSessions = walls.some(({ isLimited }) => isLimited)
  return { draftText: draft.value.text, filters, comparison, resources, keepsSessions }
}

/**
 * The draft with a policy of version 3 to put rules in: its own, or where it has none one that names nothing beside the role,
 * written out where it was absent, as that counts as agent only without a policy. Null for any other policy.
 */
function withPolicy(draft: JsonDocument, claims: JsonObject): JsonDocument | null {
  const { policy } = claims
  if (policy !== undefined) return isJsonObject(policy) && policy.version === 3 ? draft : null
  const role: JsonPatch = Object.hasOwn(claims, 'role') ? [] : [{ op: 'insert', path: ['role'], value: 'agent' }]
  const named = applyPatch(draft, [...role, { op: 'insert', path: ['policy'], value: { version: 3 } }])
  return named.ok ? named.value : null
}

type Walled = (typeof walled)[number]
type Wall = { readonly resource: Walled; readonly patch: JsonPatch; readonly isLimited: boolean }

function wallOf(claims: JsonObject, resource: Walled, condition: JsonObject): Wall {
  const policy = isJsonObject(claims.policy) ? claims.policy : {}
  const path = ['policy', resource]
  if (Object.hasOwn(policy, resource)) {
    return { resource, patch: joinCondition(policy[resource], path, condition), isLimited: false }
  }
  const behind = behindResource(claims, resource)
  const isLimited = behind?.from === 'role' && behind.scope === 'own'
  if (behind === null || isLimited) return { resource, patch: [], isLimited }
  const rule = behind.from === 'role' ? ruleOf(behind.actions) : policy[behind.key]
  const own = isJsonObject(rule) ? rule.custom_data : undefined
  if (!isJsonObject(rule) || (own !== undefined && !isJsonObject(own))) return { resource, patch: [], isLimited }
  const value = { ...rule, custom_data: { ...condition, ...own } }
  return { resource, patch: [{ op: 'insert', path, value }], isLimited }
}

/** What a role gives without a limit, as a rule. */
function ruleOf(given: readonly string[]): JsonObject {
  return actions.every((action) => given.includes(action)) ? {} : { permissions: given }
}

function joinCondition(rule: JsonValue | undefined, rulePath: JsonPath, condition: JsonObject): JsonPatch {
  if (!isJsonObject(rule)) return []
  const own = Object.hasOwn(rule, 'custom_data') ? rule.custom_data : undefined
  const path = [...rulePath, 'custom_data']
  if (!isJsonObject(own)) return own === undefined ? [{ op: 'insert', path, value: condition }] : []
  const missing = Object.entries(condition).filter(([key]) => !Object.hasOwn(own, key))
  return missing.map(([key, value]) => ({ op: 'insert', path: [...path, key], value }))
}
