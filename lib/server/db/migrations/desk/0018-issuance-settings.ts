import type { Kysely } from 'kysely'

/**
 * Drafts and versions carry issuance settings. Versions never change, so those that are there get the empty object as the
 * default of the column, without an update.
 */
export async function issuanceSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('template')
    .addColumn('draft_issuance', 'text', (column) => column.notNull().defaultTo('{}\n'))
    .execute()
  await db.schema
    .alterTable('template_version')
    .addColumn('issuance', 'text', (column) => column.notNull().defaultTo('{}\n'))
    .execute()
}
