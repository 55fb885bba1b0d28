import { isJsonObject, type JsonValue } from '@/lib/base'
import { callerOf, customDataOf, isOwn, isSame, ownText, targetOf } from './conditions'
import { decide, effectOf } from './evaluate'
import { readingsOf } from './readings'
import { conditionPath, type LocatedRule, type PolicyRule, type RoleRule, ruleRef } from './rules'
import { sentenceOf } from './speech/sentences'
import { standingOf } from './standing'
import type { AccessClaims, ConditionTrace, Decision, PolicyRequest } from './types'

/**
 * Answers one request and says which rule and which condition decided, in words for a person.
 * Its effect is the one `evaluatePolicy` gives. Never throws, whatever JSON the claims hold.
 */
export function explainDecision(claims: AccessClaims, request: PolicyRequest): Decision {
  const verdict = decide(standingOf(claims), request)
  const conditions = verdict.rule === null ? [] : tracesOf(verdict.rule, request)
  return {
    effect: effectOf(verdict.reason),
    reason: verdict.reason,
    rule: verdict.rule === null ? null : ruleRef(verdict.rule),
    conditions,
    sentence: sentenceOf({ claims, request, verdict, conditions }),
    readings: readingsOf({ claims, request, verdict, conditions }),
  }
}

function tracesOf(located: LocatedRule, request: PolicyRequest): readonly ConditionTrace[] {
  if (located.from === 'role') return ownTrace(located, request)
  const { rule } = located
  if (!isJsonObject(rule)) return []
  const target = targetOf(request)
  const id = textTrace(located, 'id', ownText(target, 'id'))
  const data = dataTraces(located, (key) => customDataOf(target, key))
  return [...id, ...data, ...textTrace(located, 'agent', ownText(target, 'agent'))]
}

function ownTrace(located: RoleRule, request: PolicyRequest): readonly ConditionTrace[] {
  if (located.rule.agent === undefined) return []
  const got = ownText(targetOf(request), 'agent')
  return [
    { kind: 'agent', key: 'agent', path: null, wanted: callerOf(request), got, holds: isOwn(located.rule, request) },
  ]
}

function textTrace(located: PolicyRule, key: 'id' | 'agent', got: string | undefined): readonly ConditionTrace[] {
  if (!isJsonObject(located.rule) || !Object.hasOwn(located.rule, key)) return []
  const wanted = located.rule[key] ?? null
  return [{ kind: key, key, path: conditionPath(located, key), wanted, got, holds: isSame(wanted, got) }]
}

function dataTraces(located: PolicyRule, gotOf: (key: string) => JsonValue | undefined): readonly ConditionTrace[] {
  const data =
    isJsonObject(located.rule) && Object.hasOwn(located.rule, 'custom_data') ? located.rule.custom_data : null
  if (!isJsonObject(data)) return []
  return Object.keys(data).map((key) => {
    const wanted = data[key] ?? null
    const got = gotOf(key)
    const path = conditionPath(located, 'custom_data', key)
    return { kind: 'custom_data', key, path, wanted, got, holds: isSame(wanted, got) }
  })
}
