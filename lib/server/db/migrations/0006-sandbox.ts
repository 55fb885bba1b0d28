import type { Kysely } from 'kysely'

/** The world of the sandbox in one row; `revision` lets two writers notice each other. */
export async function sandbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sandbox_world')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('shape', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('world', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute()
}
