import { isJsonObject } from '@/lib/base'
import { reachOf } from '../reach'
import { findRule, type LocatedRule } from '../rules'
import { ownClaim, standingOf } from '../standing'
import type { AccessClaims, PolicyRequest } from '../types'
import { type DecisionChange, decisionChanges } from './changes'

/** What happens when the rule of a resource is removed. `witness` is a request that is allowed only then. */
export type Removal =
  | { readonly widens: true; readonly sentence: string; readonly witness: PolicyRequest }
  | { readonly widens: false; readonly sentence: string }

/** Tells whether removing the rule of a resource lets a role, `*` or another rule behind it allow more. */
export function removingWidens(claims: AccessClaims, resource: string): Removal {
  const without = withoutRule(claims, resource)
  const widened = decisionChanges(claims, without).find(({ after }) => after === 'allow')
  if (widened === undefined) return { widens: false, sentence: 'Removing this rule allows nothing more.' }
  return { widens: true, sentence: widenedSentence(without, widened), witness: widened.request }
}

function withoutRule(claims: AccessClaims, resource: string): AccessClaims {
  const policy = ownClaim(claims, 'policy')
  if (!isJsonObject(policy) || resource === 'version') return claims
  const { [resource]: _, ...rest } = policy
  return { ...claims, policy: rest }
}

function widenedSentence(without: AccessClaims, { request }: DecisionChange): string {
  const standing = standingOf(without)
  const behind = standing.kind === 'open' ? findRule(standing, request.resource) : null
  const line = reachOf(without).lines.find(({ resource }) => resource === request.resource)
  const then = line === undefined ? '' : ` It says: ${line.sentence.charAt(0).toLowerCase()}${line.sentence.slice(1)}`
  return `Removing this rule widens access: ${behindWords(behind)} then decides about ${request.resource}.${then}`
}

function behindWords(behind: LocatedRule | null): string {
  if (behind === null) return 'nothing'
  if (behind.from === 'role') return behind.key === '*' ? 'the administrator role' : 'the agent role'
  return `the ${behind.key} rule`
}
