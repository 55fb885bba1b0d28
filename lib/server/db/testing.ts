import { setImmediate } from 'node:timers/promises'
import { Kysely, Migrator, sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openFile, type ReadDb, shareDatabase, type WriteTx, wrap, writeTransaction } from './client'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { openPostgres } from './postgres/open-postgres'
import { openMemorySqlite } from './sqlite/open-sqlite'

/**
 * A fresh, migrated database for one test file: SQLite in memory, or a database of its own on the PostgreSQL server that
 * the test project `pg` provides. It becomes the database that commands and queries use.
 */
export async function testDb(): Promise<Database> {
  const opened = await emptyDb()
  await migrate(opened)
  shareDatabase(opened)
  return opened
}

/** A fresh database as it was after one step of the schema, and what brings it up to date: to see what an upgrade keeps. */
export async function dbOf(
  step: string,
): Promise<{ readonly database: Database; readonly upgrade: () => Promise<void> }> {
  const database = await emptyDb()
  const until = Object.entries(migrations).map(([name, run]) => {
    return [name, { up: (db: Kysely<unknown>) => run(db, database.dialect) }]
  })
  const provider = { getMigrations: async () => Object.fromEntries(until) }
  const { error } = await new Migrator({ db: database.db, provider }).migrateTo(step)
  if (error !== undefined) throw error
  return { database, upgrade: () => migrate(database) }
}

async function emptyDb(): Promise<Database> {
  const url = inject('pgUrl')
  return url
    ? wrap(new Kysely<Record<never, never>>({ dialect: openPostgres(await freshPostgres(url)) }), 'postgres')
    : wrap(new Kysely<Record<never, never>>({ dialect: openMemorySqlite() }), 'sqlite')
}

/** A PostgreSQL that nobody runs, as the database that commands and queries use. */
export function absentDb(): Database {
  const dialect = openPostgres('postgresql://remit@127.0.0.1:1/remit')
  const opened = wrap(new Kysely<Record<never, never>>({ dialect }), 'postgres')
  shareDatabase(opened)
  return opened
}

/** An embedded database in a folder, as the one in use; `readFree` says how much room its disk has. */
export async function dbOnDisk(folder: string, readFree: () => number): Promise<Database> {
  const opened = await openFile(folder, readFree)
  shareDatabase(opened)
  return opened
}

/** Makes an empty database on a PostgreSQL server, and returns its address. */
export async function freshPostgres(url: string): Promise<string> {
  const name = `remit_test_${crypto.randomUUID().replaceAll('-', '')}`
  const admin = new Kysely<unknown>({ dialect: openPostgres(url) })
  await sql`create database ${sql.id(name)}`.execute(admin)
  await admin.destroy()
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

/**
 * Holds a row of a PostgreSQL database while others come for it: `start` is given a way to begin something and to wait until
 * it stands in line for a row. All that was begun goes on once `start` is done.
 */
export async function whileHeld(
  db: ReadDb,
  hold: (tx: WriteTx) => Promise<unknown>,
  start: (lineUp: <T>(work: () => Promise<T>) => Promise<{ readonly end: Promise<T> }>) => Promise<void>,
): Promise<void> {
  let inLine = 0
  await writeTransaction(db, async (tx) => {
    await hold(tx)
    await start(async (work) => {
      const end = work()
      // It is looked at later; until then it must not count as one that nobody looks at.
      end.catch(() => undefined)
      inLine += 1
      await waitFor(db, inLine)
      return { end }
    })
  })
}

/** Waits until so many transactions of this database stand in line for a row. */
async function waitFor(db: ReadDb, count: number): Promise<void> {
  const waiting = sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while (((await waiting.execute(db)).rows[0]?.count ?? 0) < count) await setImmediate()
}

declare module 'vitest' {
  interface ProvidedContext {
    pgUrl: string | undefined
  }
}
