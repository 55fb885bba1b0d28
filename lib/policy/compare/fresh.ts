import { roles } from '../roles'
import { type AccessClaims, actions } from '../types'
import { unusedText } from '../words'
import type { Binding } from './relation'
import { domainOf, leavesOf, type ParameterDomains, symbolOf } from './symbols'

/** Values that occur nowhere in two claims sets and differ from each other, so that nothing matches by chance. */
export type Fresh = {
  readonly caller: string
  readonly otherAgent: string
  readonly id: string
  /** A value for every parameter, out of its domain; where a domain is small, two may be the same. */
  readonly binding: Binding
}

/** Invents what a witness needs: who asks, another agent, an id, and a value for every parameter. */
export function freshFor(claimsSets: readonly AccessClaims[], domains: ParameterDomains): Fresh {
  const leaves = claimsSets.flatMap(leavesOf)
  const names = [...new Set(leaves.map(symbolOf))].filter((name) => name !== null)
  const used = new Set([...leaves.map(String), ...roles, ...actions])
  const binding = bindingFor(names, domains, used)
  return {
    caller: unusedText('me', used),
    otherAgent: unusedText('another-agent', used),
    id: unusedText('other-id', used),
    binding,
  }
}

/** What may have few values chooses first, and keeps all of them from what may have many. */
function bindingFor(names: readonly string[], domains: ParameterDomains, used: Set<string>): Binding {
  const listed = names.filter((name) => domainOf(name, domains).only !== undefined)
  const isListed = new Set(listed)
  const open = names.filter((name) => !isListed.has(name))
  const few = listed.map((name) => [name, unusedValue(name, domains, used)])
  for (const name of listed) for (const value of domainOf(name, domains).only ?? []) used.add(String(value))
  const many = open.map((name) => [name, unusedValue(name, domains, used)])
  return Object.fromEntries([...few, ...many])
}

function unusedValue(name: string, domains: ParameterDomains, used: Set<string>): Binding[string] {
  const { kind, only, like = [] } = domainOf(name, domains)
  const found = (only ?? like).find((value) => !used.has(String(value))) ?? only?.[0]
  if (found === undefined) return kind === 'integer' ? unusedNumber(used) : unusedText(`some-${name}`, used)
  used.add(String(found))
  return found
}

/** Starts above every version there is. */
function unusedNumber(used: Set<string>): number {
  let candidate = 1001
  while (used.has(String(candidate))) candidate += 1
  used.add(String(candidate))
  return candidate
}
