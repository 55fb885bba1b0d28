import { checkBaseRule, checkPolicyRule } from './conditions'
import { findRule, type LocatedRule } from './rules'
import { type Standing, standingOf } from './standing'
import type { AccessClaims, DecisionReason, Effect, PolicyRequest } from './types'

/** A decision without words: what settled it and by which rule. */
export type Verdict = { readonly reason: DecisionReason; readonly rule: LocatedRule | null }

/** Answers one request with allow or deny. Never throws, whatever JSON the claims hold; nothing known means deny. */
export function evaluatePolicy(claims: AccessClaims, request: PolicyRequest): Effect {
  return effectOf(decide(standingOf(claims), request).reason)
}

/** The one place a decision is made (semantics 2.5); evaluation, explanation and reach all ask here. */
export function decide(standing: Standing, request: PolicyRequest): Verdict {
  if (standing.kind === 'closed') return { reason: standing.reason, rule: null }
  const rule = findRule(standing, request.resource)
  if (rule === null) return { reason: 'no-rule', rule }
  const reason = rule.from === 'policy' ? checkPolicyRule(rule, request) : checkBaseRule(rule.rule, request)
  return { reason, rule }
}

/** Everything but a matched rule is a denial. */
export function effectOf(reason: DecisionReason): Effect {
  return reason === 'matched' ? 'allow' : 'deny'
}
