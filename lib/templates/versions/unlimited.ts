import { type AccessClaims, type ReachLine, reachOf } from '@/lib/policy'

/** What holds customers' screens or the account together, and what a person calls it. */
const words: Readonly<Record<string, string>> = {
  devices: 'devices',
  sessions: 'sessions',
  push: 'invitations',
  recordings: 'recordings',
  features: 'settings',
  members: 'team members',
}

/** Of these, seeing all of them is usual; changing them is not. */
const mayBeSeen: readonly string[] = ['features', 'members']

/**
 * What a token reaches whole: by a rule without conditions, or as an administrator whom no rule narrows (security T2). Of
 * settings and team members only changing counts. What the role agent brings by itself is not among them.
 */
export function unlimitedResources(claims: AccessClaims): readonly string[] {
  return reachOf(claims)
    .lines.filter((line) => isUnlimited(line) && !(line.from === 'role' && claims.role !== 'administrator'))
    .flatMap(({ resource }) => words[resource] ?? [])
}

function isUnlimited({ resource, state, actions }: ReachLine): boolean {
  return state === 'everything' && (!mayBeSeen.includes(resource) || actions.some((action) => action !== 'read'))
}
