import { isJsonObject } from '@/lib/base'
import { findRule } from '../rules'
import { grantOf, type Scope } from '../scope'
import { ownClaim, standingOf } from '../standing'
import type { AccessClaims, Resource } from '../types'
import { askedActions, grantSentence } from './abilities'

/** What answers for a resource that the policy does not name. */
export type Behind = {
  readonly from: 'role' | 'policy'
  /** The key of the rule in the policy or the role: `*`, or the resource that this one follows. */
  readonly key: string
  readonly scope: Scope['kind']
  readonly actions: readonly string[]
  /** Whether every action that calls ask for is among them. */
  readonly hasAll: boolean
  readonly sentence: string
}

/**
 * Says what evaluation allows of a resource if the policy does not name it, whether it does or not; null for nothing. Also
 * what no known call asks for, so that nothing is called shut that is not.
 */
export function behindResource(claims: AccessClaims, resource: Resource): Behind | null {
  const standing = standingOf(withoutRule(claims, resource))
  const located = standing.kind === 'open' ? findRule(standing, resource) : null
  const grant = grantOf(located, resource)
  if (located === null || grant === null) return null
  const { actions, scope } = grant
  const hasAll = askedActions(resource).every((action) => actions.includes(action))
  const sentence = grantSentence(resource, grant)
  return { from: located.from, key: located.key, scope: scope.kind, actions, hasAll, sentence }
}

function withoutRule(claims: AccessClaims, resource: string): AccessClaims {
  const policy = ownClaim(claims, 'policy')
  if (!isJsonObject(policy)) return claims
  return { ...claims, policy: Object.fromEntries(Object.entries(policy).filter(([key]) => key !== resource)) }
}
