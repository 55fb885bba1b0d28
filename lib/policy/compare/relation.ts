import type { Effect, PolicyRequest } from '../types'

/**
 * How the access of b stands to that of a: `wider` means that b allows all that a allows and more, `narrower` that it
 * allows less and nothing more, `incomparable` that each allows what the other refuses.
 */
export type Relation = 'equal' | 'narrower' | 'wider' | 'incomparable'

/** Values for parameters, by name. */
export type Binding = Readonly<Record<string, string | number | boolean>>

/** One request that the two sides answer differently once their parameters have the values of `binding`. */
export type Witness = {
  readonly request: PolicyRequest
  readonly binding: Binding
  readonly before: Effect
  readonly after: Effect
}

/** Names the relation between two sides from the differences there are. */
export function relationOf({ isGained, isLost }: { isGained: boolean; isLost: boolean }): Relation {
  if (isGained && isLost) return 'incomparable'
  if (isGained) return 'wider'
  return isLost ? 'narrower' : 'equal'
}
