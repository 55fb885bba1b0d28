import type { Grant } from './scope'

/** The resources that calls ask for without an object, so that no condition on them can hold (semantics 2.3). */
export const withoutObject: readonly string[] = ['features']

/**
 * What calls can make of a grant: nothing where it wants something of an object and they have none. Evaluation goes by the
 * rule alone and answers for any target.
 */
export function calledGrant(grant: Grant | null, resource: string): Grant | null {
  const isOutOfReach = withoutObject.includes(resource) && grant?.scope.kind === 'matching'
  return isOutOfReach ? null : grant
}
