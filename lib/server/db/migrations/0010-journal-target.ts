import type { Kysely } from 'kysely'

/** What was done to one thing lately is found without reading the whole journal. */
export async function journalTarget(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('journal_target').on('journal').columns(['target', 'at']).execute()
}
