import type { RuleView } from '../policy-view'
import type { LintRule } from '../rule'
import type { View } from '../view'

/** Finds empty lists of permissions that close what is closed already. */
export const closedResource: LintRule = {
  code: 'closed-resource',
  severity: 'suggestion',
  title: 'An empty list of permissions closes a resource.',
  reference: 'Truth table, permissions: []; semantics 2.6',
  check: (view) =>
    (view.policy?.rules ?? [])
      .filter((rule) => isEmptyList(rule) && !hasSomethingBehind(view, rule))
      .map(({ path, resource }) => ({
        path: [...path, 'permissions'],
        message: `An empty list allows no action, so ${resource} is closed, as it would be if it were not named. Leave ${resource} out, or name the actions to allow.`,
      })),
}

// Closing push or recordings says in so many words what version 3 leaves open to doubt (A5, A6).
const worthClosing: ReadonlySet<string> = new Set(['push', 'recordings', '*'])

function hasSomethingBehind(view: View, { resource }: RuleView): boolean {
  if (worthClosing.has(resource) || view.role !== 'null') return true
  return resource !== '*' && view.policy?.rule('*') !== undefined
}

function isEmptyList({ members, actions }: RuleView): boolean {
  const list = members.get('permissions')?.value
  return actions !== null && list?.kind === 'array' && list.items.length === 0
}
