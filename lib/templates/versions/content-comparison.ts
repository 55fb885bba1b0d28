import {
  type AccessClaims,
  bindClaims,
  type Comparison,
  comparePolicies,
  type ParameterDomain,
  type ParameterDomains,
  placeholderOf,
  type Relation,
  relationOf,
} from '@/lib/policy'
import type { ReadContent } from '../draft/read-content'
import { compareIssuance, type SettingChange } from '../issuance/compare-issuance'
import { defaultIssuance } from '../issuance/issuance-settings'
import { nameFor } from '../parameters/name'
import { parametersUsed } from '../parameters/uses'
import { compareParameters, type Declared, declaredOf, type ValuesChange } from '../parameters/values/compare'

/** How what one content lets tokens do stands to what another does. */
export type ContentComparison = {
  /** With the same values for parameters of the same name. */
  readonly access: Comparison
  /** Of parameters that both policies use: who gives a value they take now may reach what could not be reached before. */
  readonly parameters: readonly ValuesChange[]
  /** How access and values stand together. */
  readonly relation: Relation
  /** What changed in how grants are given. */
  readonly issuance: readonly SettingChange[]
}

/** Compares the access that two contents give, and how they give it; null when one of them holds no claims. */
export function compareContents(before: ReadContent, after: ReadContent): ContentComparison | null {
  const [first, second] = [sideOf(before), sideOf(after)]
  if (first === null || second === null) return null
  const changes = valuesChanges(first, second)
  const apart = setApart(first, second)
  const access = comparePolicies(apart.claims, second.claims, apart.domains)
  // Of another kind, a parameter is another one to `access` already.
  const alike = changes.filter(({ name }) => !Object.hasOwn(apart.names, name))
  const parts = [access, ...alike].map(({ relation }) => relation)
  const has = (one: Relation) => parts.includes(one) || parts.includes('incomparable')
  const relation = relationOf({ isGained: has('wider'), isLost: has('narrower') })
  const issuance = compareIssuance(before.issuance ?? defaultIssuance, after.issuance ?? defaultIssuance)
  return { access, parameters: changes, relation, issuance }
}

type Side = {
  readonly claims: AccessClaims
  readonly declared: ReadonlyMap<string, Declared>
  /** The names that stand in the policy. */
  readonly used: ReadonlySet<string>
}

function sideOf({ document, claims, parameters }: ReadContent): Side | null {
  if (claims === null) return null
  const declared = (parameters ?? []).map(declaredOf)
  const used = parametersUsed(document).filter(({ path }) => path[0] === 'policy')
  return {
    claims,
    declared: new Map(declared.map((one) => [one.parameter.name, one])),
    used: new Set(used.map(({ name }) => name)),
  }
}

/** How the values changed of each parameter that both policies use. */
function valuesChanges(first: Side, second: Side): readonly ValuesChange[] {
  return [...first.used].flatMap((name) => {
    const [was, is] = [first.declared.get(name), second.declared.get(name)]
    if (!second.used.has(name) || was === undefined || is === undefined) return []
    return compareParameters(was, is) ?? []
  })
}

type SetApart = {
  readonly names: Readonly<Record<string, string>>
  readonly claims: AccessClaims
  readonly domains: ParameterDomains
}

/**
 * The first side with parameters renamed that hold values of another kind on the second: a number and a text never are
 * the same value. The domain of any other shared name is what both take together.
 */
function setApart(first: Side, second: Side): SetApart {
  const names: Record<string, string> = {}
  const domains: Record<string, ParameterDomain> = {}
  for (const [name, { domain }] of second.declared) domains[name] = domain
  const taken = [first, second].flatMap(({ declared, used }) => [...declared.keys(), ...used])
  for (const [name, { domain }] of first.declared) {
    const after = second.declared.get(name)?.domain
    if (after === undefined || after.kind === domain.kind) domains[name] = after ? joined(domain, after) : domain
    else {
      const other = nameFor(`${name} before`, [...taken, ...Object.keys(domains)])
      names[name] = placeholderOf(other)
      domains[other] = domain
    }
  }
  return { names, claims: bindClaims(first.claims, names), domains }
}

function joined(before: ParameterDomain, after: ParameterDomain): ParameterDomain {
  const { kind } = after
  if (before.only !== undefined && after.only !== undefined) {
    return { kind, only: [...new Set([...before.only, ...after.only])] }
  }
  return { kind, like: [...new Set([...(after.only ?? after.like ?? []), ...(before.only ?? before.like ?? [])])] }
}
