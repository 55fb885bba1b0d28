import { isJsonObject, type JsonValue } from '@/lib/base'
import { type AccessClaims, explainDecision, type Finding, resolveRules } from '@/lib/policy'
import { claimOf, isClaims, rolePlace } from '../access'
import { breach } from '../breach'
import { resourceWord } from '../words'

/** Finds policies and rules that cannot be judged: Remit reads them as allowing nothing, Cobrowse may not. */
export function checkReadable(claims: AccessClaims): readonly Finding[] {
  const { reason } = explainDecision(claims, { resource: 'devices', action: 'read', target: {} })
  if (reason === 'malformed-policy' || !isClaims(claims)) {
    const path = claimOf(claims, 'policy') === undefined ? rolePlace(claims) : ['policy']
    const message =
      'The guardrail cannot judge this policy, because it is not one that Cobrowse documents. Fix it first.'
    return [breach({ code: 'guardrail-unreadable', path, message })]
  }
  return reason === 'bad-role' ? [] : unreadableRules(claims)
}

function unreadableRules(claims: AccessClaims): readonly Finding[] {
  const policy = claimOf(claims, 'policy')
  if (!isJsonObject(policy)) return []
  const resolved = resolveRules(claims)
  return Object.keys(policy)
    .filter((name) => name !== 'version' && isClosed(resolved[name]) && !isClosed(policy[name]))
    .map((name) => {
      const message = `The guardrail cannot judge the rule for ${resourceWord(name)}: it holds what Cobrowse does not document, or a condition nothing can meet. Fix or remove it.`
      return breach({ code: 'guardrail-unreadable', path: ['policy', name], message })
    })
}

function isClosed(rule: JsonValue | undefined): boolean {
  return isJsonObject(rule) && Array.isArray(rule.permissions) && rule.permissions.length === 0
}
