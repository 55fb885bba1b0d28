import { evaluatePolicy } from '../evaluate'
import type { Grant, Scope } from '../scope'
import type { AccessClaims, Action, PolicyRequest } from '../types'
import { actionCasesOf } from './action-cases'
import type { Fresh } from './fresh'
import { grantsOf } from './grants'
import type { Binding, Witness } from './relation'
import { bindClaims, type ParameterDomains } from './symbols'
import type { Unmet } from './unmet'
import { apart, requestOf } from './witness'

/** What the two sides grant on one resource under one choice of the parameters that decide roles, versions and actions. */
export type Case = {
  readonly given: Binding
  readonly grants: readonly [before: Grant | null, after: Grant | null]
  readonly witnessOf: (asked: Sought, unmet: Unmet | null) => Witness
}

/** One choice of the parameters that decide roles and versions: the cases it has on a resource. */
export type World = (resource: string) => readonly Case[]

type Sides = readonly [AccessClaims, AccessClaims]
type Sought = { readonly resource: string; readonly action: Action; readonly scope: Scope }
type Choice = { readonly given: Binding; readonly fresh: Fresh; readonly domains: ParameterDomains }

/** Reads both sides under a choice; a witness is made and asked only when there is a difference to show. */
export function worldOf([a, b]: Sides, choice: Choice): World {
  const { given, domains } = choice
  const [before, after] = [grantsOf(bindClaims(a, given), domains), grantsOf(bindClaims(b, given), domains)]
  const witnessesFor = witnessesOf([a, b], choice)
  return (resource) => {
    const pair = [before.ruleFor(resource), after.ruleFor(resource)] as const
    return [{}, ...actionCasesOf(pair, given, domains)].map((actions) => ({
      given: { ...given, ...actions },
      grants: [before.grantFor(resource, actions), after.grantFor(resource, actions)],
      witnessOf: (asked, unmet) => witnessesFor(actions)(asked, unmet),
    }))
  }
}

/** Makes the witnesses of one choice of actions; the sides are filled in once for each. */
function witnessesOf([a, b]: Sides, { given, fresh, domains }: Choice): (actions: Binding) => Case['witnessOf'] {
  const known = new Map<string, Case['witnessOf']>()
  const fill = (binding: Binding): Sides => [bindClaims(a, binding), bindClaims(b, binding)]
  return (actions) => {
    const key = JSON.stringify(actions)
    const made = known.get(key)
    if (made !== undefined) return made
    const usual = { ...fresh.binding, ...given, ...actions }
    const sides = fill(usual)
    const witnessOf: Case['witnessOf'] = ({ scope, ...asked }, unmet) => {
      const chosen = apart(unmet, { usual, domains })
      const binding = { ...usual, ...chosen }
      const request = requestOf(asked, { scope, unmet }, { ...fresh, binding })
      return answered(Object.keys(chosen).length === 0 ? sides : fill(binding), request, binding)
    }
    known.set(key, witnessOf)
    return witnessOf
  }
}

/** The effects are what evaluation says, not what was expected. */
function answered([a, b]: Sides, request: PolicyRequest, binding: Binding): Witness {
  return { request, binding, before: evaluatePolicy(a, request), after: evaluatePolicy(b, request) }
}
