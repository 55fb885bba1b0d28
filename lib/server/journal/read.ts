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

/** What was done to one of several targets. */
export type RecordedDeedTo = RecordedDeed & { readonly target: string }

/** So many targets are named in one question to the database. */
const targetsAtOnce = 500

/** What was done to these targets between two moments, both included, in no order. Refused tries are left out. */
export async function listDoneBetween(
  db: ReadDb,
  { deed, targets, from, to }: { deed: string; targets: readonly string[]; from: EpochMs; to: EpochMs },
): Promise<readonly RecordedDeedTo[]> {
  const found: RecordedDeedTo[] = []
  for (let at = 0; at < targets.length; at += targetsAtOnce) {
    const rows = await db
      .withTables<JournalTables>()
      .selectFrom('journal')
      .select(['at', 'actor', 'target', 'detail'])
      .where('target', 'in', targets.slice(at, at + targetsAtOnce))
      .where('at', '>=', from)
      .where('at', '<=', to)
      .where('deed', '=', deed)
      .where('outcome', '=', 'done')
      .execute()
    found.push(...rows.map((row) => ({ ...row, target: row.target ?? '', detail: JSON.parse(row.detail) })))
  }
  return found
}

/** What was done to a target, or tried and refused: `outcome` is `done`, or why not. */
export type RecordedAbout = {
  readonly at: EpochMs
  readonly actor: string
  readonly deed: string
  readonly outcome: string
}

/** The newest entries about a target of these deeds, newest first, refused tries among them. */
export function listAbout(
  db: ReadDb,
  { target, deeds, limit }: { readonly target: string; readonly deeds: readonly string[]; readonly limit: number },
): Promise<readonly RecordedAbout[]> {
  return db
    .withTables<JournalTables>()
    .selectFrom('journal')
    .select(['at', 'actor', 'deed', 'outcome'])
    .where('target', '=', target)
    .where('deed', 'in', deeds)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
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
