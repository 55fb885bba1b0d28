import type { JsonPath } from '@/lib/base'
import { askedActions } from '../../speech/abilities'
import type { Standing } from '../../standing'
import { resources } from '../../types'
import { joinWords } from '../../words'
import type { LintRule } from '../rule'
import { actionsOn, isReached } from '../scope'
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
    const idle = named.filter((resource) => isIdle(standing, resource))
    const message = view.policy
      ? sentence(standing, idle)
      : 'The role is null and there is no policy, so the token allows nothing. Add a policy, or name a role.'
    return [{ path: placeOf(view), message }]
  },
}

/** Tells whether a resource grants actions, and none that a call asks for. */
function isIdle(standing: Standing, resource: string): boolean {
  const granted = actionsOn(standing, resource)
  return granted.length > 0 && !askedActions(resource).some((action) => granted.includes(action))
}

function sentence(standing: Standing, idle: readonly string[]): string {
  if (idle.length === 0) {
    return 'This policy allows nothing: who holds the token sees no device and no session. Name a resource, such as devices or sessions.'
  }
  const granted = idle.map((name) => `${joinWords(actionsOn(standing, name))} on ${name}`)
  const asked = idle.map((name) => `${joinWords(askedActions(name), 'or')} on ${name}`)
  return `This policy allows nothing that a call asks for: it lists ${joinWords(granted)}, and calls ask for ${joinWords(asked)}. List those that are meant.`
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
