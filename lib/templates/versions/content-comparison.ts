import { readJson } from '@/lib/json'
import {
  type AccessClaims,
  bindClaims,
  type Comparison,
  comparePolicies,
  longestParameterName,
  type ParameterDomains,
  type Relation,
  relationOf,
} from '@/lib/policy'
import { claimsOfDocument } from '../draft-claims'
import type { Parameter } from '../parameters/parameter'
import { readParameters } from '../parameters/parameter-list'
import { parametersUsed } from '../parameters/uses'
import { compareParameters, type ValuesChange } from '../parameters/values/compare'
import { domainOf } from '../parameters/values/domain'
import type { TemplateContent } from './content'

/** How what one content lets tokens do stands to what another does. */
export type ContentComparison = {
  /** With the same values for parameters of the same name. */
  readonly access: Comparison
  /** Of parameters that both policies use: who gives a value they take now may reach what could not be reached before. */
  readonly parameters: readonly ValuesChange[]
  /** Both together. */
  readonly relation: Relation
}

/** Compares the access that two contents give; null when one of them cannot be read. */
export function compareContents(before: TemplateContent, after: TemplateContent): ContentComparison | null {
  const [first, second] = [readSide(before), readSide(after)]
  if (first === null || second === null) return null
  const changes = sharedParameters(first, second).flatMap(([was, is]) => compareParameters(was, is) ?? [])
  const apart = setApart(first, second)
  const access = comparePolicies(apart.claims, second.claims, { ...domainsOf(second), ...apart.domains })
  // Of another kind, a parameter is another one to `access` already.
  const alike = changes.filter(({ name }) => !Object.hasOwn(apart.names, name))
  const parts = [access, ...alike].map(({ relation }) => relation)
  const has = (one: Relation) => parts.includes(one) || parts.includes('incomparable')
  return { access, parameters: changes, relation: relationOf({ isGained: has('wider'), isLost: has('narrower') }) }
}

type Side = {
  readonly claims: AccessClaims
  readonly declared: ReadonlyMap<string, Parameter>
  /** The names that stand in the policy. */
  readonly used: readonly string[]
}

function readSide({ text, parameters }: TemplateContent): Side | null {
  const read = readJson(text)
  if (!read.ok) return null
  const claims = claimsOfDocument(read.value)
  if (claims === null) return null
  const list = readParameters(parameters)
  const declared = new Map((list.ok ? list.value : []).map((parameter) => [parameter.name, parameter]))
  const used = parametersUsed(read.value).flatMap(({ name, path }) => (path[0] === 'policy' ? [name] : []))
  return { claims, declared, used: [...new Set(used)] }
}

function domainsOf({ declared }: Side): ParameterDomains {
  return Object.fromEntries([...declared].map(([name, parameter]) => [name, domainOf(parameter)]))
}

function sharedParameters(first: Side, second: Side): readonly (readonly [Parameter, Parameter])[] {
  return first.used.flatMap((name) => {
    const [was, is] = [first.declared.get(name), second.declared.get(name)]
    return second.used.includes(name) && was !== undefined && is !== undefined ? [[was, is] as const] : []
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
  const domains: Record<string, ParameterDomains[string]> = {}
  for (const [name, was] of first.declared) {
    const is = second.declared.get(name)
    const [before, after] = [domainOf(was), is === undefined ? undefined : domainOf(is)]
    if (after === undefined) domains[name] = before
    else if (before.kind === after.kind) domains[name] = joined(before, after)
    else {
      const other = otherName(name, [first, second])
      names[name] = `{{${other}}}`
      domains[other] = before
    }
  }
  return { names, claims: bindClaims(first.claims, names), domains }
}

function joined(before: ParameterDomains[string], after: ParameterDomains[string]): ParameterDomains[string] {
  const { kind } = after
  if (before.only !== undefined && after.only !== undefined) {
    return { kind, only: [...new Set([...before.only, ...after.only])] }
  }
  return { kind, like: [...new Set([...(after.only ?? after.like ?? []), ...(before.only ?? before.like ?? [])])] }
}

/** A name no parameter has on either side; what a long name leaves no room to add to gets a short one. */
function otherName(name: string, sides: readonly Side[]): string {
  const isFree = (other: string) => sides.every(({ declared, used }) => !declared.has(other) && !used.includes(other))
  const telling = `${name}_before`
  if (telling.length <= longestParameterName && isFree(telling)) return telling
  let count = 1
  while (!isFree(`before_${count}`)) count += 1
  return `before_${count}`
}
