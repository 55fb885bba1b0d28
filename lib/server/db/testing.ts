import { Kysely, sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, shareDatabase, wrap } from './client'
import { migrate } from './migrate'
import { openPostgres } from './postgres'
import { openMemorySqlite } from './sqlite'

/**
 * A fresh, migrated database for one test file: SQLite in memory, or a database of its own on the PostgreSQL server that
 * the test project `pg` provides. It becomes the database that commands and queries use.
 */
export async function testDb(): Promise<Database> {
  const url = inject('pgUrl')
  const opened = url
    ? wrap(new Kysely<Record<never, never>>({ dialect: openPostgres(await freshPostgres(url)) }), 'postgres')
    : wrap(new Kysely<Record<never, never>>({ dialect: openMemorySqlite() }), 'sqlite')
  await migrate(opened)
  shareDatabase(opened)
  return opened
}

async function freshPostgres(url: string): Promise<string> {
  const name = `remit_test_${crypto.randomUUID().replaceAll('-', '')}`
  const admin = new Kysely<unknown>({ dialect: openPostgres(url) })
  await sql`create database ${sql.id(name)}`.execute(admin)
  await admin.destroy()
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

declare module 'vitest' {
  interface ProvidedContext {
    pgUrl: string | undefined
  }
}
