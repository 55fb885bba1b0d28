import { type Behind, withoutObject } from '@/lib/policy'
import type { RuleState, RuleView } from '@/lib/templates'
import { wordsOf } from './resource-words'

/** One position of the switch of a resource. */
export type AccessChoice = { readonly value: RuleState; readonly label: string; readonly description?: string }

/**
 * What can be chosen for a resource. Where something answers for it that the policy does not name, leaving it unnamed and
 * closing it are two choices; where nothing does, both are no access.
 */
export function accessChoices(
  rule: Pick<RuleView, 'resource' | 'state'>,
  behind: Behind | null,
): readonly AccessChoice[] {
  const shut: readonly AccessChoice[] =
    behind === null
      ? [{ value: 'unnamed', label: 'No access' }]
      : [
          { value: 'unnamed', label: labelOf(behind), description: descriptionOf(rule.resource, behind) },
          { value: 'none', label: 'No access' },
        ]
  const choices: readonly AccessChoice[] = [
    ...shut,
    { value: 'everything', label: 'Everything' },
    { value: 'matching', label: 'Matching only' },
  ]
  // What no condition can hold on is not offered any; where a policy has some, it is shown as it stands.
  const isConditional = !withoutObject.includes(rule.resource) || rule.state === 'matching'
  return choices.filter(({ value }) => value !== 'matching' || isConditional)
}

/** The choice that a rule is, among those offered; null where it is none. */
export function chosenAccess({ state }: Pick<RuleView, 'state'>, behind: Behind | null): RuleState | null {
  if (state === 'kept') return null
  return state === 'none' && behind === null ? 'unnamed' : state
}

/** Short, so that all four choices stand in one row on a phone. */
function labelOf({ from, key }: Behind): string {
  if (from === 'role') return 'From role'
  return key === '*' ? 'From the rest' : `From ${wordsOf(key).title.toLowerCase()}`
}

/** "From the role: everything", "From everything else: read". */
function descriptionOf(resource: string, { from, key, scope, actions, hasAll }: Behind): string {
  const source = from === 'role' ? 'From the role' : `From ${wordsOf(key).title.toLowerCase()}`
  if (scope === 'own') return `${source}: own ${wordsOf(resource).title.toLowerCase()}`
  if (scope === 'matching') return `${source}: what matches`
  return `${source}: ${hasAll ? 'everything' : actions.join(', ')}`
}
