import { mayDo } from '@/lib/authz'
import { activeRoles, memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import type { GrantTable } from '../tables'

/**
 * Tells of a request why nobody may agree to it any more: who asked was disabled, or may ask for nothing by now. Null where
 * they still may, and where the agent asked from the page of their access.
 */
export async function findLostAskers(db: ReadDb): Promise<(row: Pick<GrantTable, 'asked_by'>) => string | null> {
  const [roles, names] = [await activeRoles(db), await memberNames(db)]
  return ({ asked_by: by }) => {
    if (by === 'agent' || mayDo('grant.ask', roles.get(by) ?? [])) return null
    const name = names.get(by) ?? 'A former member'
    return `${name}, who asked for this, may not ask for access any more. Decline it; who still needs it can ask for it again.`
  }
}
