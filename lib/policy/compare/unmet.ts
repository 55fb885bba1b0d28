import type { JsonValue } from '@/lib/base'
import type { Scope } from '../scope'

/** Whose sessions a scope holds: of anyone, of the caller, also those nobody has taken, or of one agent by name. */
export type AgentLimit = 'any' | 'own' | 'own-or-untaken' | { readonly named: string }

/** A condition of one side that what the other side allows need not meet. `has` is what the other fixes there, if anything. */
export type Unmet =
  | { readonly kind: 'id'; readonly wanted: string; readonly has: string | null }
  | {
      readonly kind: 'custom_data'
      readonly key: string
      readonly wanted: JsonValue
      readonly has: JsonValue | undefined
    }
  | { readonly kind: 'agent'; readonly wanted: AgentLimit; readonly has: AgentLimit }

/**
 * The conditions of `within` that `scope` does not imply; empty exactly when every target of `scope` lies in `within`.
 * Parameters are equal to themselves only, so what is empty stays empty whatever their values.
 */
export function unmetOf(scope: Scope, within: Scope): readonly Unmet[] {
  return [...unmetId(scope, within), ...unmetData(scope, within), ...unmetAgent(agentOf(scope), agentOf(within))]
}

function unmetId(scope: Scope, within: Scope): readonly Unmet[] {
  const [has, wanted] = [idOf(scope), idOf(within)]
  return wanted === null || wanted === has ? [] : [{ kind: 'id', wanted, has }]
}

function unmetData(scope: Scope, within: Scope): readonly Unmet[] {
  const fixed = new Map(dataOf(scope))
  return dataOf(within).flatMap(([key, wanted]): readonly Unmet[] => {
    const has = fixed.get(key)
    return has === wanted ? [] : [{ kind: 'custom_data', key, wanted, has }]
  })
}

function unmetAgent(has: AgentLimit, wanted: AgentLimit): readonly Unmet[] {
  return isAgentWithin(has, wanted) ? [] : [{ kind: 'agent', wanted, has }]
}

function isAgentWithin(has: AgentLimit, wanted: AgentLimit): boolean {
  if (wanted === 'any' || has === wanted) return true
  if (typeof wanted === 'object') return typeof has === 'object' && has.named === wanted.named
  return wanted === 'own-or-untaken' && has === 'own'
}

/** The id a scope fixes, null when it holds any. */
export function idOf(scope: Scope): string | null {
  return scope.kind === 'matching' ? scope.id : null
}

/** The custom data a scope fixes. */
export function dataOf(scope: Scope): readonly (readonly [key: string, value: JsonValue])[] {
  return scope.kind === 'matching' ? scope.data : []
}

/** The limit a scope sets on the agent of a session. */
export function agentOf(scope: Scope): AgentLimit {
  if (scope.kind === 'own') return scope.withUntaken ? 'own-or-untaken' : 'own'
  return scope.kind === 'matching' && scope.agent !== null ? { named: scope.agent } : 'any'
}
