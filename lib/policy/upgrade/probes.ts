import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { otherName, resourcesOf } from '../calls'
import { agentResources, isScalar } from '../conditions'
import { findRule } from '../rules'
import { gerundOf } from '../speech/abilities'
import { standingOf } from '../standing'
import { type AccessClaims, actions, type PolicyRequest, type Target } from '../types'

/** One request worth asking, with what it is about in words: "seeing a device with another user_id". */
export type Probe = { readonly request: PolicyRequest; readonly about: string }

/** The values that a rule compares with. */
export type Literals = { readonly id: string | null; readonly data: JsonObject; readonly agent: string | null }
/** A target worth asking about, and how it stands to a rule in words; no words where there is only one. */
export type Variant = { readonly target: Target; readonly about: string }

/**
 * The requests in which claims sets made of conjunctions can differ: for every rule, what it wants, each condition
 * off in every way, and any other target, for each action and each standing of a session's agent.
 */
export function probesOf(claimsSets: readonly AccessClaims[]): readonly Probe[] {
  return resourcesOf(claimsSets).flatMap((resource) => resourceProbes(claimsSets, { resource, said: resource }))
}

/** The same for every resource that is neither asked for by a call known today nor named by any of the claims sets. */
export function probesBeyond(claimsSets: readonly AccessClaims[]): readonly Probe[] {
  return resourceProbes(claimsSets, { resource: otherName(resourcesOf(claimsSets)), said: '*' })
}

type Asked = { readonly resource: string; readonly said: string }

function resourceProbes(claimsSets: readonly AccessClaims[], { resource, said }: Asked): readonly Probe[] {
  const literals = claimsSets.map((claims) => literalsOf(claims, resource))
  const variants = unique(literals.flatMap(variantsOf))
  const told = variants.length === 1 ? variants.map(({ target }) => ({ target, about: '' })) : variants
  const hasAgent = agentResources.includes(resource)
  const caller = hasAgent ? callerBeside(literals) : 'me'
  const standings = hasAgent ? told.flatMap((variant) => agentVariants(variant, literals, caller)) : told
  return actions.flatMap((action) =>
    standings.map(({ target, about }) => ({
      request: {
        ...{ resource, action, target: asStored(target, resource, action) },
        ...(caller === 'me' ? {} : { agentId: caller }),
      },
      about: `${gerundOf(said, action)} ${about}`.trim(),
    })),
  )
}

/** A target as the action finds it: a session has no id before it is created (A9). */
export function asStored(target: Target, resource: string, action: string): Target {
  if (resource !== 'sessions' || action !== 'create') return target
  const { id: _, ...rest } = target
  return rest
}

/** Reads the values that the rule for a resource compares with; none where there is no such rule. */
export function literalsOf(claims: AccessClaims, resource: string): Literals {
  const standing = standingOf(claims)
  const located = standing.kind === 'open' ? findRule(standing, resource) : null
  const rule = located?.from === 'policy' && isJsonObject(located.rule) ? located.rule : {}
  return {
    id: typeof rule.id === 'string' ? rule.id : null,
    data: isJsonObject(rule.custom_data) ? scalarsOf(rule.custom_data) : {},
    agent: typeof rule.agent === 'string' ? rule.agent : null,
  }
}

function scalarsOf(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => isScalar(value)))
}

/** What a rule wants, each of its conditions off in every way, and any other target. */
export function variantsOf({ id, data }: Literals): readonly Variant[] {
  // An id of its own where the rule names none: it stands in tests that are suggested, and people read it.
  const otherId = id === null ? 'another' : `${id}-other`
  const own = id ?? otherId
  const match = { target: { id: own, custom_data: data }, about: 'that matches' }
  const others = id === null ? [] : [{ target: { id: otherId, custom_data: data }, about: 'with another id' }]
  const any = { target: { id: otherId, custom_data: {} }, about: 'without custom data' }
  if (id === null && Object.keys(data).length === 0) return [any]
  return [match, ...others, ...Object.keys(data).flatMap((key) => keyVariants(own, data, key)), any]
}

function keyVariants(id: string, data: JsonObject, key: string): readonly Variant[] {
  const { [key]: wanted = null, ...rest } = data
  const withValue = (value: JsonValue): Target => ({ id, custom_data: { ...rest, [key]: value } })
  return [
    { target: withValue(otherValue(wanted)), about: `with another ${key}` },
    { target: { id, custom_data: rest }, about: `without ${key}` },
    {
      target: withValue(otherType(wanted)),
      about: `whose ${key} is ${typeof wanted === 'string' ? 'not text' : 'text'}`,
    },
  ]
}

function otherValue(wanted: JsonValue): JsonValue {
  if (typeof wanted === 'number') return wanted < Number.MAX_SAFE_INTEGER ? wanted + 1 : wanted - 1
  return typeof wanted === 'boolean' ? !wanted : `${String(wanted)}-other`
}

function otherType(wanted: JsonValue): JsonValue {
  return typeof wanted === 'string' ? 0 : String(wanted)
}

/** Someone no rule names, so that a rule about the caller and one about an agent by name are told apart. */
export function callerBeside(literals: readonly Literals[]): string {
  return literals.some(({ agent }) => agent === 'me') ? `me-${literals.map(({ agent }) => agent).join('')}` : 'me'
}

/** One target under each standing of its agent: the caller's own, another's, taken by nobody. */
export function agentVariants(variant: Variant, literals: readonly Literals[], caller: string): readonly Variant[] {
  const literal = literals.map(({ agent }) => agent).filter((agent) => agent !== null)
  const taken = [caller, ...literal, `${literal.join('')}-other`].map((agent) => ({
    target: { ...variant.target, agent },
    about: joined(variant.about, agent === caller ? 'of its own' : 'of another agent'),
  }))
  return [...taken, { target: variant.target, about: joined(variant.about, 'not yet taken') }]
}

function joined(about: string, standing: string): string {
  return about === '' ? standing : `${about}, ${standing}`
}

/** One target can be told in two ways; the one that names a key tells more. */
function unique(variants: readonly Variant[]): readonly Variant[] {
  const known = new Map<string, Variant>()
  for (const variant of variants) {
    const key = JSON.stringify(variant.target)
    if (variant.about !== 'without custom data' || !known.has(key)) known.set(key, variant)
  }
  return [...known.values()]
}
