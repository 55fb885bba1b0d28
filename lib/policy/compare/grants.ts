import type { JsonValue } from '@/lib/base'
import { findRule, type LocatedRule } from '../rules'
import { type Grant, grantOf, type Scope } from '../scope'
import { standingOf } from '../standing'
import type { AccessClaims } from '../types'
import type { Binding } from './relation'
import { bindValue, domainOf, type ParameterDomains, symbolOf } from './symbols'

/** What a side gives by resource: the policy's rule as it is written, and what that grants under values for its parameters. */
export type Granting = {
  readonly ruleFor: (resource: string) => JsonValue | null
  readonly grantFor: (resource: string, binding: Binding) => Grant | null
}

/** Reads what a claims set grants, by resource, through the rules that evaluation uses. */
export function grantsOf(claims: AccessClaims, domains: ParameterDomains): Granting {
  const standing = standingOf(claims)
  if (standing.kind === 'closed') return { ruleFor: () => null, grantFor: () => null }
  return {
    ruleFor: (resource) => {
      const located = findRule(standing, resource)
      return located?.from === 'policy' ? located.rule : null
    },
    grantFor: (resource, binding) => {
      const grant = grantOf(boundRule(findRule(standing, resource), binding), resource)
      return grant !== null && isTextWhereNeeded(grant.scope, domains) ? grant : null
    },
  }
}

function boundRule(located: LocatedRule | null, binding: Binding): LocatedRule | null {
  return located?.from === 'policy' ? { ...located, rule: bindValue(located.rule, binding) } : located
}

/** An id or agent is text, so a parameter of another kind never equals one (A11). */
function isTextWhereNeeded(scope: Scope, domains: ParameterDomains): boolean {
  if (scope.kind !== 'matching') return true
  return [scope.id, scope.agent].every((value) => {
    const name = value === null ? null : symbolOf(value)
    return name === null || domainOf(name, domains).kind === 'string'
  })
}
