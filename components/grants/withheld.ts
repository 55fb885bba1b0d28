import { type AccessClaims, reachOf } from '@/lib/policy'

/** What the claims keep from the agent, in words for the end of "may not touch". */
export function withheldFrom(claims: AccessClaims): readonly string[] {
  return reachOf(claims)
    .lines.filter(({ state, resource }) => state === 'none' && resource !== '*')
    .map(({ resource }) => nouns[resource] ?? resource)
}

const nouns: Readonly<Record<string, string>> = {
  features: 'settings',
  members: 'the team',
  push: 'invitations to devices',
}
