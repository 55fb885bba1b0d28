import { isJsonObject, type JsonObject } from '@/lib/base'
import {
  type AccessClaims,
  type Action,
  actions,
  type Comparison,
  comparePolicies,
  type DecisionChange,
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
    const isRestored = !opens(comparePolicies(before, restored), resource)
    if (!isRestored || comparison.relation !== 'narrower') return []
    return [{ ...wordsFor(resource, kept), change: changeFor(resource, rule, kept), comparison }]
  })
}

/** Tells whether a comparison shows anything of a resource, or of any when none is named, that only the second side allows. */
export function opens({ resources }: Comparison, resource?: string): boolean {
  const compared = resources.filter((one) => resource === undefined || one.resource === resource)
  return compared.some(({ actions: all }) => all.some(({ gained }) => gained !== null))
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
