import type { LintRule } from '../rule'
import { quote } from '../words'
import { unknownResources } from './resource-names'

/** Finds resources that no document of Cobrowse names. */
export const unknownResource: LintRule = {
  code: 'unknown-resource',
  severity: 'warning',
  title: 'The documented resources are devices, sessions, push, recordings, features and members.',
  reference: 'Resources seen in Cobrowse docs and code; semantics 2.2',
  check: (view) =>
    unknownResources(view)
      .filter(({ meant }) => meant === undefined)
      .map(({ rule: { resource, path } }) => {
        const name = resource.toLowerCase()
        const hint = Object.hasOwn(meanings, name) ? ` What you may be looking for is ${meanings[name]}.` : ''
        const message = `Cobrowse documents no resource ${quote(resource)}, so what this grants is not known; most likely nothing.${hint}`
        return { path, message }
      }),
}

const meanings: Readonly<Record<string, string>> = {
  user: 'members',
  users: 'members',
  team: 'members',
  agents: 'members, or the condition agent on sessions',
  account: 'features',
  accounts: 'features',
  settings: 'features',
  notifications: 'push',
  all: '"*"',
}
