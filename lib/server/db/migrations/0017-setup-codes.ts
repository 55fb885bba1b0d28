import type { Kysely } from 'kysely'

/**
 * Setup codes side by side, so that two processes that start together may each print one that works, and wrong tries counted
 * with those of sign-in. Codes that were open end: the next start prints a new one. Tries are cleared away by their time.
 */
export async function setupCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('setup_code').execute()
  await db.schema
    .createTable('setup_code')
    .addColumn('code_hash', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sign_in_try_started').on('sign_in_try').column('window_started_at').execute()
}
