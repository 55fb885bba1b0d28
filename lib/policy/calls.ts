import { isJsonObject } from '@/lib/base'
import type { Grant } from './scope'
import { askedActions } from './speech/abilities'
import { ownClaim, resourceKeys } from './standing'
import type { AccessClaims } from './types'
import { unusedText } from './words'

/** The resources calls ask for, and two that only `*` or a role can answer for (semantics 2.2, 2.3). */
const askedResources: readonly string[] = [
  'devices',
  'sessions',
  'push',
  'recordings',
  'features',
  'members',
  'accounts',
  'users',
]

/** Every resource that can differ from any other: those a call asks for and those that claims sets name. */
export function resourcesOf(claimsSets: readonly AccessClaims[]): readonly string[] {
  const named = claimsSets.flatMap((claims) => {
    const policy = ownClaim(claims, 'policy')
    return isJsonObject(policy) ? resourceKeys(policy) : []
  })
  return [...new Set([...askedResources, ...named])].filter((name) => name !== '*')
}

/** A name that stands for every resource not among these. */
export function otherName(names: readonly string[]): string {
  return unusedText('anything-else', new Set(names))
}

/** The resources that calls ask for without an object, so that no condition on them can hold (semantics 2.3). */
export const withoutObject: readonly string[] = ['features']

/**
 * What calls can make of a grant: nothing where none asks for any of its actions, or where it wants something of an object
 * and they have none. Of a resource that no call is known to ask for, anything may be asked. Evaluation goes by the rule
 * alone, and answers for any action and any target.
 */
export function calledGrant(grant: Grant | null, resource: string): Grant | null {
  if (grant === null || !isAsked(grant, resource)) return null
  return withoutObject.includes(resource) && grant.scope.kind === 'matching' ? null : grant
}

function isAsked(grant: Grant, resource: string): boolean {
  const asked = askedActions(resource)
  return asked.length === 0 || grant.actions.some((action) => asked.includes(action))
}
