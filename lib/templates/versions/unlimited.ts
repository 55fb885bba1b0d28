import { type AccessClaims, type Action, actions, evaluatePolicy, type Target } from '@/lib/policy'

/**
 * What holds customers' screens or the account together: what a person calls it, and which actions count. Seeing all
 * settings and all team members is usual; changing them is not.
 */
const counted: Readonly<Record<string, { readonly word: string; readonly actions: readonly Action[] }>> = {
  devices: { word: 'devices', actions },
  sessions: { word: 'sessions', actions },
  push: { word: 'invitations', actions },
  recordings: { word: 'recordings', actions },
  features: { word: 'settings', actions: ['create', 'update', 'delete'] },
  members: { word: 'team members', actions: ['create', 'update', 'delete'] },
}

/**
 * What a token reaches of everybody (security T2), by whichever rule, that of a role included: what evaluation allows on a
 * target that has nothing any condition could hold. Nobody's session is such a target as well as a stranger's: whoever may
 * take every session that nobody has taken runs those of every customer.
 */
export function unlimitedResources(claims: AccessClaims): readonly string[] {
  const targets = strangersTo(claims)
  const isAllowed = (resource: string, action: Action): boolean =>
    targets.some((target) => evaluatePolicy(claims, { resource, action, target }) === 'allow')
  return Object.entries(counted).flatMap(([resource, { word, actions: those }]) =>
    those.some((action) => isAllowed(resource, action)) ? [word] : [],
  )
}

/** Targets of somebody else: no custom data, an id longer than anything the claims name, and such an agent or none yet. */
function strangersTo(claims: AccessClaims): readonly Target[] {
  const unnamed = '-'.repeat(JSON.stringify(claims).length)
  const untaken = { id: unnamed, custom_data: {} }
  return [untaken, { ...untaken, agent: unnamed }]
}
