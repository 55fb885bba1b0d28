import type { JsonObject } from '@/lib/base'
import { claimsRoot, printCelText } from './cel/claim-path'
import { actionsOf, type RuleText } from './rule'

/** Under which name and number a rule is known to the engine. A policy of a number never changes. */
export type PolicyName = { readonly kind: string; readonly version: string }

/** The claim that Remit alone writes: a token without it was not made for this engine. */
export const ownClaim = 'remit_pdp'

/**
 * The policy that decides one rule (`api.cerbos.dev/v1`). It only ever allows: what no rule of it allows, whose condition cannot
 * be evaluated, or that asks for another kind or version is denied. Each condition is one expression, behind the check that the
 * token was made by Remit for this audience.
 */
export function toCerbosPolicy({ kind, version }: PolicyName, rule: RuleText, audience: string): JsonObject {
  const base = `has(${claimsRoot}.${ownClaim}) && ${claimsRoot}.${ownClaim} == ${printCelText(audience)}`
  return {
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: {
      resource: kind,
      version,
      rules: actionsOf(rule).map(([action, condition]) => ({
        name: action.replace(':', '_'),
        actions: [action],
        roles: ['user'],
        effect: 'EFFECT_ALLOW',
        condition: { match: { all: { of: [{ expr: base }, { expr: condition }] } } },
      })),
    },
  }
}
