import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import type { BaseRule } from './roles'
import type { PolicyRule } from './rules'
import type { DecisionReason, PolicyRequest, Target } from './types'

const ruleKeys: ReadonlySet<string> = new Set(['id', 'custom_data', 'permissions'])

/** Only these have an agent to compare (A10). */
export const agentResources: readonly string[] = ['sessions', 'recordings']

/** Tells what a rule of a policy says to a request: `matched`, or the first check that fails (semantics 2.5). */
export function checkPolicyRule(located: PolicyRule, request: PolicyRequest): DecisionReason {
  const { rule } = located
  if (!isJsonObject(rule)) return 'malformed-rule'
  for (const key in rule) if (Object.hasOwn(rule, key) && !isRuleKey(key, request.resource)) return 'unknown-condition'
  const permissions = Object.hasOwn(rule, 'permissions') ? (rule.permissions ?? null) : undefined
  if (permissions !== undefined && !Array.isArray(permissions)) return 'malformed-rule'
  if (permissions !== undefined && !permissions.includes(request.action)) return 'action-not-listed'
  const target = targetOf(request)
  if (Object.hasOwn(rule, 'id') && !isSame(rule.id, ownText(target, 'id'))) return 'id-differs'
  const data = checkCustomData(rule, target)
  if (data !== 'matched') return data
  return Object.hasOwn(rule, 'agent') && !isSame(rule.agent, ownText(target, 'agent')) ? 'agent-differs' : 'matched'
}

function checkCustomData(rule: JsonObject, target: Target): DecisionReason {
  if (!Object.hasOwn(rule, 'custom_data')) return 'matched'
  const wanted = rule.custom_data
  if (!isJsonObject(wanted)) return 'malformed-rule'
  for (const key of Object.keys(wanted)) {
    const got = customDataOf(target, key)
    if (got === undefined) return 'custom-data-missing'
    if (!isSame(wanted[key], got)) return 'custom-data-differs'
  }
  return 'matched'
}

/** Tells what a rule of a role says to a request. */
export function checkBaseRule(rule: BaseRule, request: PolicyRequest): DecisionReason {
  const listed: readonly string[] | undefined = rule.permissions
  if (listed !== undefined && !listed.includes(request.action)) return 'action-not-listed'
  return isOwn(rule, request) ? 'matched' : 'agent-differs'
}

/** Tells whether the session of a request is one this role's rule speaks of. */
export function isOwn(rule: BaseRule, request: PolicyRequest): boolean {
  if (rule.agent === undefined) return true
  const agent = ownText(targetOf(request), 'agent')
  if (agent === undefined) return rule.agent === 'own-or-untaken'
  return agent === callerOf(request)
}

/** Who asks: `me` unless the request says otherwise. */
export function callerOf(request: PolicyRequest): string {
  return request.agentId ?? 'me'
}

/** Strict equality of scalars (A11); lists, null and objects never match (A12). */
export function isSame(wanted: JsonValue | undefined, got: JsonValue | undefined): boolean {
  return isScalar(wanted) && wanted === got
}

/** Tells whether a value is one that a condition can match. */
export function isScalar(value: JsonValue | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The keys of a rule that are neither conditions nor permissions; one of them closes the rule (A13). */
export function unknownKeys(rule: JsonObject, resource: string): readonly string[] {
  return Object.keys(rule).filter((key) => !isRuleKey(key, resource))
}

function isRuleKey(key: string, resource: string): boolean {
  return ruleKeys.has(key) || (key === 'agent' && agentResources.includes(resource))
}

/** One custom_data value of a target, undefined when it has no such key of its own. */
export function customDataOf(target: Target, key: string): JsonValue | undefined {
  const data = Object.hasOwn(target, 'custom_data') ? target.custom_data : undefined
  return isJsonObject(data) && Object.hasOwn(data, key) ? data[key] : undefined
}

/** The id or agent of a target, undefined when it has none of its own. */
export function ownText(target: Target, key: 'id' | 'agent'): string | undefined {
  return Object.hasOwn(target, key) ? target[key] : undefined
}

/** The target of a request; an empty one when it is not an object. */
export function targetOf(request: PolicyRequest): Target {
  const target: unknown = request.target
  return typeof target === 'object' && target !== null ? request.target : {}
}
