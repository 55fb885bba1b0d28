import { isJsonObject, type JsonValue } from '@/lib/base'
import { isScalar, unknownKeys } from '../conditions'
import type { Verdict } from '../evaluate'
import type { LocatedRule, RoleRule } from '../rules'
import { ownClaim } from '../standing'
import type { AccessClaims, ConditionTrace, DecisionReason, PolicyRequest } from '../types'
import { joinWords, printValue } from '../words'

type Told = {
  readonly claims: AccessClaims
  readonly request: PolicyRequest
  readonly verdict: Verdict
  readonly conditions: readonly ConditionTrace[]
}

/** Says in one plain sentence what settled a decision. */
export function sentenceOf(told: Told): string {
  const { claims, request, verdict } = told
  const { rule } = verdict
  if (rule === null) return closedSentence(verdict.reason, claims, request)
  return verdict.reason === 'matched' ? matchedSentence(told, rule) : refusedSentence(told, rule)
}

function closedSentence(reason: DecisionReason, claims: AccessClaims, request: PolicyRequest): string {
  const policy = ownClaim(claims, 'policy')
  if (reason === 'bad-role') {
    return `Cobrowse has no role ${quoted(ownClaim(claims, 'role'))}, so the token allows nothing.`
  }
  if (reason === 'v1-empty') return 'An empty policy without a version allows nothing.'
  if (reason === 'malformed-policy') return malformedSentence(policy)
  if (policy === undefined) return noPolicySentence(claims, request)
  return `The policy does not name ${quoted(request.resource)}, so it is refused.`
}

function noPolicySentence(claims: AccessClaims, request: PolicyRequest): string {
  if (ownClaim(claims, 'role') === null) return 'There is neither a role nor a policy, so the token allows nothing.'
  return `The agent role has no rule for ${quoted(request.resource)}, so it is refused.`
}

function malformedSentence(policy: JsonValue | undefined): string {
  if (!isJsonObject(policy)) return `The policy is ${kindOf(policy)} where an object is needed, so it allows nothing.`
  return `Version ${quoted(policy.version)} of a policy does not exist (1, 2 and 3 do), so it allows nothing.`
}

function matchedSentence({ conditions }: Told, rule: LocatedRule): string {
  if (rule.from === 'role') return roleSentence(rule, conditions)
  if (conditions.length > 0) return `Matches ${equations(conditions)}.`
  return rule.key === '*' ? 'Allowed by the rule for everything else (*).' : `The ${rule.key} rule has no condition.`
}

function roleSentence(rule: RoleRule, conditions: readonly ConditionTrace[]): string {
  if (rule.key === '*') return 'Administrators may do this.'
  if (rule.rule.agent === undefined) return 'Agents may do this.'
  return isUntaken(conditions) ? 'Nobody has taken it yet, so any agent may.' : "It is the agent's own."
}

function isUntaken(conditions: readonly ConditionTrace[]): boolean {
  return conditions.some(({ kind, got }) => kind === 'agent' && got === undefined)
}

function refusedSentence(told: Told, located: LocatedRule): string {
  const { request, verdict, conditions } = told
  if (verdict.reason === 'action-not-listed') return actionSentence(located, request.action)
  if (located.from === 'role') return ownSentence(conditions)
  if (verdict.reason === 'unknown-condition' && isJsonObject(located.rule)) {
    const keys = joinWords(unknownKeys(located.rule, request.resource))
    return `The ${located.key} rule has ${keys}, which is no condition of ${request.resource} that Cobrowse knows, so it allows nothing.`
  }
  if (verdict.reason === 'malformed-rule') return `The ${located.key} rule is not well formed, so it allows nothing.`
  const failed = conditions.find((condition) => !condition.holds)
  return failed === undefined ? `The ${located.key} rule does not match.` : failedSentence(failed)
}

function actionSentence(located: LocatedRule, action: string): string {
  const listed = listedActions(located)
  const name = located.key === '*' ? 'everything else (*)' : located.key
  const who = located.from === 'role' ? 'The agent role' : 'The policy'
  if (listed.length === 0) return `${who} lists no action for ${name}.`
  return `${who} lists only ${joinWords(listed)} for ${name}, not ${action}.`
}

function listedActions(located: LocatedRule): readonly string[] {
  if (located.from === 'role') return located.rule.permissions ?? []
  const permissions = isJsonObject(located.rule) ? located.rule.permissions : undefined
  return Array.isArray(permissions) ? permissions.map(printValue) : []
}

function ownSentence(conditions: readonly ConditionTrace[]): string {
  return isUntaken(conditions)
    ? 'Nobody has taken it yet; agents reach only their own.'
    : "It is another agent's; agents reach only their own."
}

function failedSentence(condition: ConditionTrace): string {
  const { wanted, got } = condition
  const key = conditionName(condition)
  if (!isScalar(wanted)) {
    return `Wants ${key} = ${printValue(wanted)}, but ${kindOf(wanted)} never matches${has(key, got)}.`
  }
  return `Wants ${key} = ${printValue(wanted)}${has(key, got)}${difference(wanted, got)}.`
}

function has(key: string, got: JsonValue | undefined): string {
  return got === undefined ? `, has no ${key}` : `, has ${printValue(got)}`
}

function difference(wanted: string | number | boolean, got: JsonValue | undefined): string {
  if (got === undefined || !isScalar(got)) return ''
  if (typeof wanted !== typeof got) {
    return String(wanted) === String(got) ? ` (${kindOf(got)}, not ${kindOf(wanted)})` : ''
  }
  if (String(wanted).toLowerCase() === String(got).toLowerCase()) return ' (upper and lower case differ)'
  return String(wanted).trim() === String(got).trim() ? ' (spaces differ)' : ''
}

const mostShown = 3

function equations(conditions: readonly ConditionTrace[]): string {
  if (conditions.length <= mostShown) return joinWords(conditions.map(equation))
  const shown = conditions.slice(0, mostShown - 1).map(equation)
  return joinWords([...shown, `${conditions.length - shown.length} more conditions`])
}

function equation(condition: ConditionTrace): string {
  return `${conditionName(condition)} = ${printValue(condition.wanted)}`
}

/** custom_data may hold keys that are also the name of a condition. */
function conditionName({ kind, key }: ConditionTrace): string {
  return kind === 'custom_data' && (key === 'id' || key === 'agent') ? `custom_data ${key}` : key
}

/** Names the kind of a JSON value with its article. */
function kindOf(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'a number'
  return typeof value === 'boolean' ? 'true or false' : 'an object'
}

function quoted(value: JsonValue | undefined): string {
  return value === undefined ? 'none' : JSON.stringify(value)
}
