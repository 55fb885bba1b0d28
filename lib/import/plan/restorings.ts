import { isJsonObject, type JsonObject } from '@/lib/base'
import {
  type AccessClaims,
  type Action,
  actions,
  comparePolicies,
  type DecisionChange,
  decisionChanges,
  type Tightening,
} from '@/lib/policy'

/**
 * For each resource on which `after` allows more than `before`: leave out the actions it gained, which brings back the reach
 * there was and takes nothing that was there. Only what the answers confirm is offered. None for claims without a policy.
 */
export function restorings(
  before: AccessClaims,
  after: AccessClaims,
  changes: readonly DecisionChange[],
): readonly Tightening[] {
  const { policy } = after
  if (!isJsonObject(policy)) return []
  const resources = [...new Set(changes.filter(isGained).map(({ request }) => request.resource))]
  return resources.flatMap((resource): readonly Tightening[] => {
    const gained = new Set(changes.filter((one) => isGained(one) && one.request.resource === resource).map(actionOf))
    const kept = listedActions(policy, resource).filter((action) => !gained.has(action))
    const rule = Object.hasOwn(policy, resource) && isJsonObject(policy[resource]) ? policy[resource] : null
    const restored = { ...after, policy: { ...policy, [resource]: { ...rule, permissions: kept } } }
    const comparison = comparePolicies(after, restored)
    const isRestored = !decisionChanges(before, restored).some(
      (one) => isGained(one) && one.request.resource === resource,
    )
    if (!isRestored || comparison.relation !== 'narrower') return []
    return [{ ...wordsFor(resource, kept), change: changeFor(resource, rule, kept), comparison }]
  })
}

function isGained({ after }: DecisionChange): boolean {
  return after === 'allow'
}

function actionOf({ request }: DecisionChange): string {
  return request.action
}

function listedActions(policy: JsonObject, resource: string): readonly Action[] {
  const rule = policy[resource]
  const listed = isJsonObject(rule) ? rule.permissions : undefined
  return Array.isArray(listed) ? actions.filter((action) => listed.includes(action)) : actions
}

function changeFor(resource: string, rule: JsonObject | null, kept: readonly Action[]): Tightening['change'] {
  return rule === null
    ? { op: 'add', path: ['policy', resource], value: { permissions: kept } }
    : { op: 'add', path: ['policy', resource, 'permissions'], value: kept }
}

function wordsFor(resource: string, kept: readonly Action[]): Pick<Tightening, 'id' | 'label' | 'why'> {
  return {
    id: `${resource}-as-before`,
    label:
      kept.length === 0
        ? `Keep ${resource} closed, as before`
        : `Let ${resource} be as before: ${kept.join(', ')} only`,
    why: 'It takes back what the upgrade would open, and nothing that was allowed before.',
  }
}
