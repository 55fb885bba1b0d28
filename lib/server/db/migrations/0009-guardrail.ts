import type { Kysely } from 'kysely'

/** The guardrail of the organisation, one row at most; `revision` lets two owners notice each other. */
export async function guardrail(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('guardrail')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .execute()
}
