import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { JournalTables } from './tables'

/** A deed that was done: when, by whom, and the facts kept of it. */
export type RecordedDeed = { readonly at: EpochMs; readonly actor: string; readonly detail: unknown }

/** What was done to a target since a moment, that moment included, in order. Refused tries are left out. */
export async function listDone(
  db: ReadDb,
  { deed, target, since }: { readonly deed: string; readonly target: string; readonly since: EpochMs },
): Promise<readonly RecordedDeed[]> {
  const rows = await db
    .withTables<JournalTables>()
    .selectFrom('journal')
    .select(['at', 'actor', 'detail'])
    .where('target', '=', target)
    .where('at', '>=', since)
    .where('deed', '=', deed)
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .execute()
  return rows.map(({ at, actor, detail }) => ({ at, actor, detail: JSON.parse(detail) }))
}
