import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect'

/** The journal and its head; the database itself refuses to change or delete an entry. */
export async function journal(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('journal')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('deed', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('journal_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into journal_head (id, seq, hash) values (1, 0, '')`.execute(db)
  await refuseJournalChanges(db, dialect)
}

/** Lets the database refuse to change or delete an entry; no trigger of these names may be there. */
export function refuseJournalChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return dialect === 'sqlite' ? refuseChangesOnSqlite(db) : refuseChangesOnPostgres(db)
}

async function refuseChangesOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger journal_no_update before update on journal begin select raise(abort, 'the journal is append-only'); end`.execute(
    db,
  )
  await sql`create trigger journal_no_delete before delete on journal begin select raise(abort, 'the journal is append-only'); end`.execute(
    db,
  )
}

async function refuseChangesOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_journal_change() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only'; end $$`.execute(
    db,
  )
  await sql`create trigger journal_no_change before update or delete or truncate on journal for each statement execute function refuse_journal_change()`.execute(
    db,
  )
}
