import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { grants } from '../store'
import type { GrantTable, GrantTables } from '../tables'

/** The requests that wait for a decision by what is stored, oldest first: at most 500. */
export function listOpenRequests(db: ReadDb): Promise<GrantTable[]> {
  return grants(db).where('state', '=', 'requested').orderBy('asked_at').orderBy('id').limit(500).execute()
}

/** What somebody asked for, newest first. */
export function listAskedBy(db: ReadDb, askedBy: string, limit: number): Promise<GrantTable[]> {
  const rows = grants(db).where('asked_by', '=', askedBy)
  return rows.orderBy('asked_at', 'desc').orderBy('id').limit(limit).execute()
}

/** When somebody last gave from each template. */
export function listLastUsed(db: ReadDb, askedBy: string): Promise<{ template_id: string; at: EpochMs }[]> {
  return db
    .withTables<GrantTables>()
    .selectFrom('access_grant')
    .select(['template_id', (eb) => eb.fn.max<number>('asked_at').as('at')])
    .where('asked_by', '=', askedBy)
    .groupBy('template_id')
    .execute()
}

/** So many grants back is asked for whom somebody gave to last: a week of a busy desk, however long they have been there. */
const lately = 1_000

/** The agents that somebody asked for last, newest first, each once: at most `limit`, of their last 1,000 grants. */
export async function listRecentAgents(
  db: ReadDb,
  askedBy: string,
  limit: number,
): Promise<{ readonly email: string; readonly name: string }[]> {
  const rows = await db
    .withTables<GrantTables>()
    .selectFrom((from) =>
      from
        .selectFrom('access_grant')
        .select(['agent_email', 'agent_name', 'asked_at'])
        .where('asked_by', '=', askedBy)
        .orderBy('asked_at', 'desc')
        .limit(lately)
        .as('latest'),
    )
    .select([
      'agent_email as email',
      (eb) => eb.fn.max('agent_name').as('name'),
      (eb) => eb.fn.max('asked_at').as('at'),
    ])
    .groupBy('agent_email')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ email, name }) => ({ email, name }))
}
