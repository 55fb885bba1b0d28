import { isJsonObject, type JsonValue } from '@/lib/base'
import { membersOf, objectOf } from '@/lib/json'
import { parameterIn } from '../placeholder'
import { ownClaim } from '../standing'
import type { AccessClaims } from '../types'
import type { Binding } from './relation'

type Value = Binding[string]

/** What a parameter may hold: any text but the empty one, any whole number, or true and false. */
export type ParameterKind = 'string' | 'integer' | 'boolean'

/**
 * The values a parameter takes: all of its kind, or exactly those of `only`, of which there is at least one. `like` are
 * some of the values it takes where they are many; a witness shows one of them if it can.
 */
export type ParameterDomain = {
  readonly kind: ParameterKind
  readonly only?: readonly Value[]
  readonly like?: readonly Value[]
}

/** The domains of parameters by name; one that is not named here is any text. */
export type ParameterDomains = Readonly<Record<string, ParameterDomain>>

/** No decision looks deeper into a policy, so nothing below counts. */
const deepest = 8

/** The name of the parameter that a whole value stands for, null for every other value. */
export function symbolOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? (parameterIn(value) ?? null) : null
}

const anyText: ParameterDomain = { kind: 'string' }
const truthValues: ParameterDomain = { kind: 'boolean', only: [true, false] }

/** The domain of a parameter. */
export function domainOf(name: string, domains: ParameterDomains): ParameterDomain {
  const domain = Object.hasOwn(domains, name) ? (domains[name] ?? anyText) : anyText
  return domain.kind === 'boolean' && domain.only === undefined ? truthValues : domain
}

/** The claims with every parameter that has a value replaced by it, in role and policy. */
export function bindClaims(claims: AccessClaims, binding: Binding): AccessClaims {
  if (Object.keys(binding).length === 0) return claims
  const role = ownClaim(claims, 'role')
  const policy = ownClaim(claims, 'policy')
  return {
    ...(role === undefined ? {} : { role: bindValue(role, binding) }),
    ...(policy === undefined ? {} : { policy: bindValue(policy, binding) }),
  }
}

/** A value with every parameter that has a value replaced by it. */
export function bindValue(value: JsonValue, binding: Binding, depth = 0): JsonValue {
  if (typeof value === 'string') return boundText(value, binding)
  if (depth > deepest || typeof value !== 'object' || value === null) return value
  if (!isJsonObject(value)) return value.map((item) => bindValue(item, binding, depth + 1))
  return objectOf(membersOf(value).map(([key, held]) => [key, bindValue(held, binding, depth + 1)]))
}

function boundText(text: string, binding: Binding): string | number | boolean {
  const name = symbolOf(text)
  return name !== null && Object.hasOwn(binding, name) ? (binding[name] ?? text) : text
}

/** Every text, number and truth value in role and policy, parameters among them. */
export function leavesOf(claims: AccessClaims): readonly (string | number | boolean)[] {
  return [ownClaim(claims, 'role'), ownClaim(claims, 'policy')].flatMap((value) => leavesIn(value))
}

/** Every text, number and truth value in a value. */
export function leavesIn(value: JsonValue | undefined, depth = 0): readonly (string | number | boolean)[] {
  if (value === undefined || value === null || depth > deepest) return []
  if (typeof value !== 'object') return [value]
  return Object.values(value).flatMap((held: JsonValue) => leavesIn(held, depth + 1))
}
