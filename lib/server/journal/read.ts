import { type EpochMs, isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
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

/** The facts kept of the last time a deed was done to a target, or `undefined`. */
export async function findLastDone(
  db: ReadDb | WriteTx,
  { deed, target }: { readonly deed: string; readonly target: string },
): Promise<JsonObject | undefined> {
  const row = await db
    .withTables<JournalTables>()
    .selectFrom('journal')
    .select('detail')
    .where('target', '=', target)
    .where('deed', '=', deed)
    .where('outcome', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const detail: JsonValue = JSON.parse(row.detail)
  return isJsonObject(detail) ? detail : undefined
}
