import { mayDo } from '@/lib/authz'
import { AppError } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { listByIds, requireGrant } from '../store'
import type { GrantTable } from '../tables'

type Asker = Pick<Caller, 'id' | 'roles'>

/** Who asked for access knows of it, and who may look up what agents hold; so does whoever decides, who all may do that. */
export function mayKnowOf({ asked_by: by }: Pick<GrantTable, 'asked_by'>, caller: Asker): boolean {
  return by === caller.id || mayDo('grant.list', caller.roles)
}

/**
 * A grant that somebody may know of: also more time for what they asked for, whoever asked for that. Any other is to them as
 * one that does not exist (`not_found`).
 */
export async function requireKnown(db: ReadDb, id: string, caller: Asker): Promise<GrantTable> {
  const row = await requireGrant(db, id)
  const lengthened = row.extends === null ? [] : await listByIds(db, [row.extends])
  if ([row, ...lengthened].some((one) => mayKnowOf(one, caller))) return row
  throw new AppError('not_found', { message: 'There is no such access.' })
}
