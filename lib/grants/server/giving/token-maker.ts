import { mayDo } from '@/lib/authz'
import type { Caller } from '@/lib/server/service'
import type { GrantDecisionTable, GrantTable } from '../tables'

/**
 * Whether somebody may make the bare token of a grant: who asked for it, and who gave it or agreed to it and may still give.
 * What was agreed to is taken by those whom the journal names for it, not by every lead.
 */
export function mayMakeToken(
  { id, asked_by: askedBy, given_by: givenBy }: Pick<GrantTable, 'id' | 'asked_by' | 'given_by'>,
  decisions: readonly GrantDecisionTable[],
  caller: Pick<Caller, 'id' | 'roles'>,
): boolean {
  if (!mayDo('grant.token', caller.roles)) return false
  if (askedBy === caller.id) return true
  const agreed = decisions.some((one) => one.grant_id === id && one.kind === 'approved' && one.by === caller.id)
  return (agreed || givenBy === caller.id) && mayDo('grant.give', caller.roles)
}
