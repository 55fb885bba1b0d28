import type { RuleView } from '../policy-view'
import type { LintRule } from '../rule'

const consequences: Readonly<Record<string, string>> = {
  features: 'the token may change the settings of the account',
  members: 'the token may add, change and remove members of the team',
  '*': 'the token may create, change and delete everything that has no rule of its own, settings and team among it',
}

/** Finds settings, team or everything left open to every action. */
export const allActions: LintRule = {
  code: 'all-actions',
  severity: 'security',
  title: 'features, members and * name the actions they allow.',
  reference: 'Cobrowse JWT policies docs, features with permissions ["read"]; semantics 2.7',
  check: ({ policy }) =>
    (policy?.rules ?? []).filter(allowsAll).map(({ resource, path }) => {
      const message = `${resource} lists no permissions, so every action is allowed: ${consequences[resource]}. List the actions to allow, such as ["read"].`
      if (policy?.version === 1) return { path, message }
      const patch = [{ op: 'add', path: [...path, 'permissions'], value: ['read'] } as const]
      return { path, message, fix: { label: 'Allow reading only', patch } }
    }),
}

function allowsAll({ resource, node, actions, unknown }: RuleView): boolean {
  const isPowerful = Object.hasOwn(consequences, resource)
  return isPowerful && node.kind === 'object' && actions === null && unknown.length === 0
}
