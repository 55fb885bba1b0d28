import type { Kysely } from 'kysely'

/**
 * What is signed for a grant turns on columns that a writer to the database could change; a sealed copy of them stands beside
 * them. Grants of before have none, and nothing more is signed for them.
 */
export async function sealedTerms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('access_grant')
    .addColumn('sealed_terms', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}
