import { type Kysely, Migrator, sql } from 'kysely'
import type { Database } from './client'
import type { Dialect } from './dialect'
import { migrations } from './migrations'

/** One step of the schema, written for both dialects and never edited after release. */
export type MigrationStep = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>

const lockId = 7_366_481

/**
 * Brings the schema up to date. On PostgreSQL an advisory lock makes several starting processes take turns (without it
 * three of four fail, measured).
 */
export async function migrate(database: Database): Promise<void> {
  if (database.dialect === 'sqlite') return runSteps(database)
  await database.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockId})`.execute(connection)
    try {
      await runSteps(database)
    } finally {
      await sql`select pg_advisory_unlock(${lockId})`.execute(connection)
    }
  })
}

async function runSteps({ db, dialect }: Database): Promise<void> {
  const steps = Object.entries(migrations).map(([name, step]) => [
    name,
    { up: (on: Kysely<unknown>) => step(on, dialect) },
  ])
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(steps) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
