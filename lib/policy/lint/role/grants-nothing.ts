import type { JsonPath } from '@/lib/base'
import { resources } from '../../types'
import type { LintRule } from '../rule'
import { isReached } from '../scope'
import type { View } from '../view'

/** Finds well-formed claims that allow nothing at all. */
export const grantsNothing: LintRule = {
  code: 'grants-nothing',
  severity: 'warning',
  title: 'A token allows at least something.',
  reference: 'Cobrowse JWT policies docs: an empty policy allows nothing; reading A15',
  check(view) {
    if (view.root.kind !== 'object' || !isUnderstood(view)) return []
    const standing = view.standing()
    const named = view.policy?.rules.map(({ resource }) => resource) ?? []
    if ([...resources, ...named].some((resource) => isReached(standing, resource))) return []
    const message = view.policy
      ? 'This policy allows nothing: whoever holds the token sees no device and no session. Name a resource, such as devices or sessions.'
      : 'The role is null and there is no policy, so the token allows nothing. Add a policy, or name a role.'
    return [{ path: placeOf(view), message }]
  },
}

// What cannot be read has an error of its own, which says more than this would.
function isUnderstood({ role, claims, policy }: View): boolean {
  if (role === 'unknown') return false
  if (policy === null) return !claims.has('policy')
  if (policy.version === null) return false
  return policy.rules.every((rule) => rule.node.kind === 'object' && rule.unknown.length === 0)
}

function placeOf({ policy, claims }: View): JsonPath {
  if (policy) return ['policy']
  return claims.has('role') ? ['role'] : []
}
