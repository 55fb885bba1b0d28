import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect'

/**
 * Published versions, which the database itself refuses to change or delete, and requests to publish without limits.
 * A template points at its one live version; its draft carries parameters and tests beside the text.
 */
export async function versions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await extendTemplates(db)
  await createVersions(db)
  await createApprovals(db)
  await (dialect === 'sqlite' ? refuseChangesOnSqlite(db) : refuseChangesOnPostgres(db))
}

async function extendTemplates(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('template')
  await table()
    .addColumn('draft_parameters', 'text', (column) => column.notNull().defaultTo('[]\n'))
    .execute()
  await table()
    .addColumn('draft_tests', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await table().addColumn('live_version', 'integer').execute()
  await table().addColumn('archived_at', 'bigint').execute()
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('template_version')
    .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('parameters', 'text', (column) => column.notNull())
    .addColumn('tests', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('restored_from', 'integer')
    .addColumn('approval_id', 'text')
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('published_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('template_version_key', ['template_id', 'number'])
    .execute()
}

async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('approval')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('requested_by', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('decision_reason', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by', 'text')
    .execute()
  await db.schema.createIndex('approval_template').on('approval').columns(['template_id', 'content_hash']).execute()
}

async function refuseChangesOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger template_version_no_update before update on template_version begin select raise(abort, 'a published version never changes'); end`.execute(
    db,
  )
  await sql`create trigger template_version_no_delete before delete on template_version begin select raise(abort, 'a published version never changes'); end`.execute(
    db,
  )
}

async function refuseChangesOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_version_change() returns trigger language plpgsql as $$ begin raise exception 'a published version never changes'; end $$`.execute(
    db,
  )
  await sql`create trigger template_version_no_change before update or delete or truncate on template_version for each statement execute function refuse_version_change()`.execute(
    db,
  )
}
