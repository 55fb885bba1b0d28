import { roles } from '../roles'
import { type AccessClaims, actions } from '../types'
import type { Binding } from './relation'
import { kindOf, leavesOf, type ParameterKinds, symbolOf } from './symbols'

/** Values that occur nowhere in two claims sets and differ from each other, so that nothing matches by chance. */
export type Fresh = {
  readonly caller: string
  readonly otherAgent: string
  readonly id: string
  /** A value for every parameter; truth values cannot all differ and are true. */
  readonly binding: Binding
}

/** Invents what a witness needs: who asks, another agent, an id, and a value for every parameter. */
export function freshFor(claimsSets: readonly AccessClaims[], kinds: ParameterKinds): Fresh {
  const leaves = claimsSets.flatMap(leavesOf)
  const used = new Set([...leaves.map(String), ...roles, ...actions])
  const names = [...new Set(leaves.map(symbolOf))].filter((name) => name !== null)
  return {
    caller: unusedText('me', used),
    otherAgent: unusedText('another-agent', used),
    id: unusedText('other-id', used),
    binding: Object.fromEntries(names.map((name) => [name, unusedValue(name, kinds, used)])),
  }
}

function unusedValue(name: string, kinds: ParameterKinds, used: Set<string>): string | number | boolean {
  switch (kindOf(name, kinds)) {
    case 'boolean':
      return true
    case 'integer':
      return unusedNumber(used)
    default:
      return unusedText(`some-${name}`, used)
  }
}

/** The text itself, or with the first number after it that makes it new. */
export function unusedText(text: string, used: Set<string>): string {
  let candidate = text
  for (let count = 2; used.has(candidate); count += 1) candidate = `${text}-${count}`
  used.add(candidate)
  return candidate
}

/** Starts above every version there is. */
function unusedNumber(used: Set<string>): number {
  let candidate = 1001
  while (used.has(String(candidate))) candidate += 1
  used.add(String(candidate))
  return candidate
}
