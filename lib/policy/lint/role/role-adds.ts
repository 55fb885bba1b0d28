import { resources } from '../../types'
import { joinWords } from '../../words'
import type { LintRule } from '../rule'
import { isReached, sourceOf } from '../scope'
import type { View } from '../view'

/** Finds roles that grant more than the policy beside them names. */
export const roleAdds: LintRule = {
  code: 'role-adds',
  severity: 'suggestion',
  title: 'A role goes on granting what the policy does not name.',
  reference: 'Cobrowse JWT policies docs, administrator example; reading A2',
  check(view) {
    const { role, policy } = view
    if (policy?.version !== 3 || (role !== 'agent' && role !== 'administrator')) return []
    const added = addedBy(view)
    if (added.length === 0) return []
    const message = `The role ${role} still grants what the policy does not name: ${joinWords(added)}. Write null if only the policy should count.`
    return [{ path: ['role'], message }]
  },
}

const agentPowers: Readonly<Record<string, string>> = {
  devices: 'listing every device',
  push: 'asking any device to join',
  sessions: 'own sessions and those nobody has taken',
  recordings: 'playing own recordings',
  features: 'reading the settings',
}

function addedBy(view: View): readonly string[] {
  const standing = view.standing()
  const fromRole = resources.filter((name) => sourceOf(standing, name) === 'role' && isReached(standing, name))
  if (view.role === 'agent') return fromRole.flatMap((name) => agentPowers[name] ?? [])
  return fromRole.map((name) => (name === '*' ? 'everything else' : `all of ${name}`))
}
