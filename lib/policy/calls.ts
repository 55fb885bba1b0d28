import type { Grant } from './scope'
import { askedActions } from './speech/abilities'

/** The resources that calls ask for without an object, so that no condition on them can hold (semantics 2.3). */
export const withoutObject: readonly string[] = ['features']

/**
 * What calls can make of a grant: nothing where none asks for any of its actions, or where it wants something of an object
 * and they have none. Of a resource that no call is known to ask for, anything may be asked. Evaluation goes by the rule
 * alone, and answers for any action and any target.
 */
export function calledGrant(grant: Grant | null, resource: string): Grant | null {
  if (grant === null || !isAsked(grant, resource)) return null
  return withoutObject.includes(resource) && grant.scope.kind === 'matching' ? null : grant
}

function isAsked(grant: Grant, resource: string): boolean {
  const asked = askedActions(resource)
  return asked.length === 0 || grant.actions.some((action) => asked.includes(action))
}
