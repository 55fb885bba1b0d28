import type { Kysely } from 'kysely'

/**
 * Invites, each with the hash of its one-time token: open until accepted, cancelled or expired, and kept afterwards.
 * `last_seen_at` is when a member last used Remit, to the minute.
 */
export async function invites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invite')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('accepted_at', 'bigint')
    .addColumn('accepted_by', 'text', (column) => column.references('member.id'))
    .addColumn('cancelled_at', 'bigint')
    .execute()
  await db.schema.alterTable('member').addColumn('last_seen_at', 'bigint').execute()
}
