import { findRule } from '../rules'
import { type Grant, grantOf, type Scope } from '../scope'
import { standingOf } from '../standing'
import type { AccessClaims } from '../types'
import { domainOf, type ParameterDomains, symbolOf } from './symbols'

/** What a side grants on a resource; null for nothing. */
export type GrantFor = (resource: string) => Grant | null

/** Reads what a claims set grants, by resource, through the rules that evaluation uses. */
export function grantsOf(claims: AccessClaims, domains: ParameterDomains): GrantFor {
  const standing = standingOf(claims)
  if (standing.kind === 'closed') return () => null
  return (resource) => {
    const grant = grantOf(findRule(standing, resource), resource)
    return grant !== null && isTextWhereNeeded(grant.scope, domains) ? grant : null
  }
}

/** An id or agent is text, so a parameter of another kind never equals one (A11). */
function isTextWhereNeeded(scope: Scope, domains: ParameterDomains): boolean {
  if (scope.kind !== 'matching') return true
  return [scope.id, scope.agent].every((value) => {
    const name = value === null ? null : symbolOf(value)
    return name === null || domainOf(name, domains).kind === 'string'
  })
}
