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
        const hint = lookUp(meanings, resource.toLowerCase())
        const effect = lookUp(effects, resource) ?? 'What this grants is not known; most likely nothing.'
        const message = `Cobrowse documents no resource ${quote(resource)}. ${effect}${hint ? ` What you may be looking for is ${hint}.` : ''}`
        return { path, message }
      }),
}

function lookUp(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}

// Calls that Remit reads as going by a name of their own (semantics 2.3).
const effects: Readonly<Record<string, string>> = {
  users:
    'Remit reads users:read as what a call for another user by id asks for, so this may show other people of the team.',
  accounts:
    'Remit reads accounts:read as listing the account itself, which any valid token may do, so this adds nothing to it.',
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
