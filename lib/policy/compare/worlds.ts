import { isJsonObject, type JsonObject } from '@/lib/base'
import { roles } from '../roles'
import { ownClaim, resourceKeys } from '../standing'
import { type AccessClaims, actions } from '../types'
import type { Binding } from './relation'
import { kindOf, type ParameterKind, type ParameterKinds, symbolOf } from './symbols'

/**
 * The cases to tell apart before conditions are compared: a parameter that stands for a role, a version or an action
 * has each value that matters there, or none of them. One action at a time is enough, because a request has one.
 */
export function worldsOf(claimsSets: readonly AccessClaims[], kinds: ParameterKinds): readonly Binding[] {
  const policies = claimsSets.map((claims) => ownClaim(claims, 'policy')).filter(isJsonObject)
  const roleNames = symbolsIn(
    claimsSets.map((claims) => ownClaim(claims, 'role')),
    { kinds, kind: 'string' },
  )
  const versionNames = symbolsIn(policies.map(versionClaim), { kinds, kind: 'integer' })
  const actionNames = symbolsIn(policies.flatMap(listedActions), { kinds, kind: 'string' })
  let worlds: readonly Binding[] = [{}]
  for (const name of roleNames) worlds = worlds.flatMap((world) => split(world, name, roles))
  for (const name of versionNames) worlds = worlds.flatMap((world) => split(world, name, [1, 2, 3]))
  return worlds.flatMap((world) => [world, ...actionNames.flatMap((name) => split(world, name, actions).slice(1))])
}

type Values = readonly (string | number)[]

function split(world: Binding, name: string, values: Values): readonly Binding[] {
  if (Object.hasOwn(world, name)) return [world]
  return [world, ...values.map((value) => ({ ...world, [name]: value }))]
}

type Wanted = { readonly kinds: ParameterKinds; readonly kind: ParameterKind }

function symbolsIn(values: readonly Parameters<typeof symbolOf>[0][], { kinds, kind }: Wanted): readonly string[] {
  const names = values.map(symbolOf).filter((name) => name !== null)
  return [...new Set(names)].filter((name) => kindOf(name, kinds) === kind)
}

function versionClaim(policy: JsonObject): JsonObject[string] | undefined {
  return Object.hasOwn(policy, 'version') ? policy.version : undefined
}

function listedActions(policy: JsonObject): JsonObject[string][] {
  return resourceKeys(policy).flatMap((key) => {
    const rule = policy[key]
    const listed = isJsonObject(rule) && Object.hasOwn(rule, 'permissions') ? rule.permissions : undefined
    return Array.isArray(listed) ? [...listed] : []
  })
}
