import { type AccessClaims, explainDecision, holderKeys } from '@/lib/policy'
import { type Access, accessOf, claimOf, fixes } from './access'
import type { ReachKind } from './guardrail'

/**
 * Tells how far a token reaches: one session by its id, one customer (or device) by an id or a key that names one, or
 * anything wider. Whoever may change the team, the settings or what Remit does not know counts as administrator, and so
 * does what cannot be read.
 */
export function kindOfReach(claims: AccessClaims): ReachKind {
  const { reason } = explainDecision(claims, { resource: 'devices', action: 'read', target: {} })
  if (reason === 'bad-role' || reason === 'malformed-policy') return 'administrator'
  const access = accessOf(claims)
  if (claimOf(claims, 'role') === 'administrator' || access.some(administers)) return 'administrator'
  const reached = access.filter((entry) => !isSideReading(entry))
  if (reached.length === 0) return access.length === 0 ? 'session' : 'unscoped'
  if (reached.every(isOneSession)) return 'session'
  return reached.every(isOneCustomer) ? 'customer' : 'unscoped'
}

function administers({ row, actions }: Access): boolean {
  const isOfAccount = row === 'features' || row === 'members' || row === '*'
  return isOfAccount && (actions === null || actions.some((action) => action !== 'read'))
}

/** Reading the settings, the team or the account itself reaches no customer. */
function isSideReading({ row, resource }: Access): boolean {
  return row === 'features' || row === 'members' || resource === 'accounts'
}

function isOneSession({ row, rule }: Access): boolean {
  return (row === 'sessions' || row === 'recordings') && fixes(rule, 'id')
}

function isOneCustomer({ row, rule }: Access): boolean {
  return row !== '*' && (fixes(rule, 'id') || holderKeys.some((key) => fixes(rule, key)))
}
