import { otherName, resourcesOf } from '../calls'
import type { Grant, Scope } from '../scope'
import { type AccessClaims, type Action, actions } from '../types'
import { freshFor } from './fresh'
import { type Binding, type Relation, relationOf, type Witness } from './relation'
import { bindClaims, domainOf, type ParameterDomains } from './symbols'
import { type Unmet, unmetOf } from './unmet'
import { type Case, type World, worldOf } from './world'
import { openDeciders, worldsOf } from './worlds'

/** What one side allows and the other refuses, for one action on one resource. */
export type Difference = {
  /** The targets the allowing side reaches. */
  readonly scope: Scope
  /** What the other side asks of them in vain; empty when it never allows the action. */
  readonly unmet: readonly Unmet[]
  /** The parameters that must have these values for the difference to show, because they decide roles or actions. */
  readonly given: Binding
  readonly witness: Witness
}

/** How one action on one resource differs: what b allows and a refuses, and what a allows and b refuses. */
export type ActionComparison = {
  readonly action: Action
  readonly relation: Relation
  readonly gained: Difference | null
  readonly lost: Difference | null
}

/** How one resource differs; `*` stands for every resource that neither side names nor any role knows. */
type ResourceComparison = {
  readonly resource: string
  readonly relation: Relation
  readonly actions: readonly ActionComparison[]
}

/** How the access of b stands to that of a: as a whole, by resource, and by resource and action. */
export type Comparison = { readonly relation: Relation; readonly resources: readonly ResourceComparison[] }

/**
 * Compares what b allows with what a allows (`wider`: b allows all that a does, and more), exactly: over every target,
 * caller, resource, and the four actions of Cobrowse, as `evaluatePolicy` answers them. Each difference comes with a
 * request that shows it. Only sessions and recordings have an agent, and a session has no id before it is created (A9).
 *
 * A whole value `{{name}}` is a parameter: the same value wherever the name stands on either side, any value of its
 * domain otherwise. `equal`, `narrower` and `wider` hold for every binding; what differs under one binding is a
 * difference. Total: whatever is malformed allows nothing.
 */
export function comparePolicies(a: AccessClaims, b: AccessClaims, domains: ParameterDomains = {}): Comparison {
  const names = resourcesOf([a, b])
  const known = openDeciders([a, b], domains)
  const fresh = freshFor([a, b], known)
  const settled = settledBy(fresh.binding, known)
  const [before, after] = [bindClaims(a, settled), bindClaims(b, settled)]
  const worlds = worldsOf([before, after], known).map((given) =>
    worldOf([before, after], { given, fresh, domains: known }),
  )
  const other = otherName(names)
  const resources = [...names, '*'].map((resource) => compareResource(worlds, resource, other))
  return { relation: combined(resources), resources }
}

/** The parameters that can have one value alone: they are that value. */
function settledBy(binding: Binding, domains: ParameterDomains): Binding {
  return Object.fromEntries(Object.entries(binding).filter(([name]) => domainOf(name, domains).only?.length === 1))
}

function compareResource(worlds: readonly World[], resource: string, other: string): ResourceComparison {
  const name = resource === '*' ? other : resource
  const compared = worlds.flatMap((world) => world(name)).map((each) => differencesIn(each, name))
  const found = actions.map((action): ActionComparison => {
    const [gained, lost] = [firstOf(compared, action, 'gained'), firstOf(compared, action, 'lost')]
    return { action, relation: relationOf({ isGained: gained !== null, isLost: lost !== null }), gained, lost }
  })
  return { resource, relation: combined(found), actions: found }
}

type Change = 'gained' | 'lost'
type Found = Readonly<Record<Change, (action: Action) => Difference | null>>

function firstOf(compared: readonly Found[], action: Action, change: Change): Difference | null {
  for (const found of compared) {
    const difference = found[change](action)
    if (difference !== null) return difference
  }
  return null
}

function differencesIn(one: Case, resource: string): Found {
  const [before, after] = one.grants
  return {
    gained: beyond(one, { resource, grant: after, within: before }),
    lost: beyond(one, { resource, grant: before, within: after }),
  }
}

type Pair = { readonly resource: string; readonly grant: Grant | null; readonly within: Grant | null }

/** What a grant allows outside of another. */
function beyond(one: Case, { resource, grant, within }: Pair): (action: Action) => Difference | null {
  if (grant === null) return () => null
  const { scope } = grant
  const unmet = within === null ? [] : unmetOf(scope, within.scope)
  return (action) => {
    if (!grant.actions.includes(action)) return null
    const isListed = within?.actions.includes(action) ?? false
    if (isListed && unmet.length === 0) return null
    const failed = isListed ? unmet : []
    const witness = one.witnessOf({ resource, action, scope }, failed[0] ?? null)
    return { scope, unmet: failed, given: one.given, witness }
  }
}

function combined(parts: readonly { readonly relation: Relation }[]): Relation {
  const has = (...relations: readonly Relation[]): boolean => parts.some(({ relation }) => relations.includes(relation))
  return relationOf({ isGained: has('wider', 'incomparable'), isLost: has('narrower', 'incomparable') })
}
