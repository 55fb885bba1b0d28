import { isJsonObject, type JsonObject } from '@/lib/base'
import { roles } from '../roles'
import { ownClaim, resourceKeys } from '../standing'
import type { AccessClaims } from '../types'
import type { Binding } from './relation'
import { domainOf, type ParameterDomains, type ParameterKind, symbolOf } from './symbols'

/**
 * The cases to tell apart before rules are compared: a parameter that stands for a role or a version has each value that
 * matters there, or none of them. Bounded by the two sides: at most two roles with four cases each and two versions with
 * four, so 256. What stands for an action is told apart rule by rule, in `actionCasesOf`.
 */
export function worldsOf(claimsSets: readonly AccessClaims[], domains: ParameterDomains): readonly Binding[] {
  const { roleNames, versionNames } = decidersOf(claimsSets)
  const isOf = (kind: ParameterKind) => (name: string) => domainOf(name, domains).kind === kind
  let worlds: readonly Binding[] = [{}]
  for (const name of roleNames.filter(isOf('string'))) worlds = worlds.flatMap((world) => split(world, name, roles))
  for (const name of versionNames.filter(isOf('integer'))) {
    worlds = worlds.flatMap((world) => split(world, name, [1, 2, 3]))
  }
  return worlds
}

/**
 * The domains with every parameter that stands for a role, a version or an action left open: the cases hold for any value
 * of its kind.
 */
export function openDeciders(claimsSets: readonly AccessClaims[], domains: ParameterDomains): ParameterDomains {
  const { roleNames, versionNames, actionNames } = decidersOf(claimsSets)
  const open = [...roleNames, ...versionNames, ...actionNames].map((name) => [name, kindAlone(name, domains)])
  return { ...domains, ...Object.fromEntries(open) }
}

function kindAlone(name: string, domains: ParameterDomains): ParameterDomains[string] {
  return { kind: domainOf(name, domains).kind }
}

type Deciders = Readonly<Record<'roleNames' | 'versionNames' | 'actionNames', readonly string[]>>

function decidersOf(claimsSets: readonly AccessClaims[]): Deciders {
  const policies = claimsSets.map((claims) => ownClaim(claims, 'policy')).filter(isJsonObject)
  return {
    roleNames: symbolsIn(claimsSets.map((claims) => ownClaim(claims, 'role'))),
    versionNames: symbolsIn(policies.map(versionClaim)),
    actionNames: symbolsIn(policies.flatMap(listedActions)),
  }
}

type Values = readonly (string | number)[]

function split(world: Binding, name: string, values: Values): readonly Binding[] {
  if (Object.hasOwn(world, name)) return [world]
  return [world, ...values.map((value) => ({ ...world, [name]: value }))]
}

function symbolsIn(values: readonly Parameters<typeof symbolOf>[0][]): readonly string[] {
  return [...new Set(values.map(symbolOf).filter((name) => name !== null))]
}

function versionClaim(policy: JsonObject): JsonObject[string] | undefined {
  return Object.hasOwn(policy, 'version') ? policy.version : undefined
}

function listedActions(policy: JsonObject): JsonObject[string][] {
  return resourceKeys(policy).flatMap((key) => [...permissionsOf(policy[key])])
}

/** The items of the list of actions of a rule; none where there is no list. */
export function permissionsOf(rule: JsonObject[string] | undefined): readonly JsonObject[string][] {
  const listed = isJsonObject(rule) && Object.hasOwn(rule, 'permissions') ? rule.permissions : undefined
  return Array.isArray(listed) ? listed : []
}
