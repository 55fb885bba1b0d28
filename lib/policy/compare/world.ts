import { evaluatePolicy } from '../evaluate'
import type { Scope } from '../scope'
import type { AccessClaims, Action, PolicyRequest } from '../types'
import type { Fresh } from './fresh'
import { type GrantFor, grantsOf } from './grants'
import type { Binding, Witness } from './relation'
import { bindClaims, type ParameterDomains } from './symbols'
import type { Unmet } from './unmet'
import { apart, requestOf } from './witness'

/** The two sides under one choice of the parameters that decide roles, versions and actions. */
export type World = {
  readonly given: Binding
  readonly grants: readonly [GrantFor, GrantFor]
  readonly witnessOf: (asked: Sought, unmet: Unmet | null) => Witness
}
type Sought = { readonly resource: string; readonly action: Action; readonly scope: Scope }
type Choice = { readonly given: Binding; readonly fresh: Fresh; readonly domains: ParameterDomains }

/** Reads both sides under a choice; a witness is made and asked only when there is a difference to show. */
export function worldOf([a, b]: readonly [AccessClaims, AccessClaims], { given, fresh, domains }: Choice): World {
  const [before, after] = [bindClaims(a, given), bindClaims(b, given)]
  const usual = { ...fresh.binding, ...given }
  const bound = { binding: usual, sides: [bindClaims(a, usual), bindClaims(b, usual)] as const }
  return {
    given,
    grants: [grantsOf(before, domains), grantsOf(after, domains)],
    witnessOf: ({ scope, ...asked }, unmet) => {
      const chosen = apart(unmet, { usual, domains })
      const binding = { ...usual, ...chosen }
      const isUsual = Object.keys(chosen).length === 0
      const sides = isUsual ? bound.sides : ([bindClaims(a, binding), bindClaims(b, binding)] as const)
      return answered(sides, requestOf(asked, { scope, unmet }, { ...fresh, binding }), binding)
    },
  }
}

/** The effects are what evaluation says, not what was expected. */
function answered([a, b]: readonly [AccessClaims, AccessClaims], request: PolicyRequest, binding: Binding): Witness {
  return { request, binding, before: evaluatePolicy(a, request), after: evaluatePolicy(b, request) }
}
