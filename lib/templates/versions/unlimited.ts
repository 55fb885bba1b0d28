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
 * What a token reaches whole (security T2), by whichever rule, that of a role included: what evaluation allows on a target
 * that has nothing any condition could hold, it allows on every target.
 */
export function unlimitedResources(claims: AccessClaims): readonly string[] {
  const target = strangerTo(claims)
  return Object.entries(counted).flatMap(([resource, { word, actions: those }]) =>
    those.some((action) => evaluatePolicy(claims, { resource, action, target }) === 'allow') ? [word] : [],
  )
}

/** A target of somebody else: no custom data, and an id and an agent longer than anything the claims name. */
function strangerTo(claims: AccessClaims): Target {
  const unnamed = '-'.repeat(JSON.stringify(claims).length)
  return { id: unnamed, custom_data: {}, agent: unnamed }
}
