import { type Kysely, type MigrationResult, Migrator, sql } from 'kysely'
import { AppError } from '@/lib/base'
import type { Database } from './client'
import type { Dialect } from './dialect'
import { migrations } from './migrations'

/** One step of the schema, written for both dialects and never edited after release. */
export type MigrationStep = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>

/** Steps by name, in the order of their names. */
export type Steps = Readonly<Record<string, MigrationStep>>

const lockId = 7_366_481

/**
 * Brings the schema up to date, all steps in one transaction: a process that is killed in between leaves the database as it
 * was. On PostgreSQL an advisory lock makes several starting processes take turns (without it three of four fail, measured).
 * `beforeUpgrade` is given the newest step of a database that is in use and about to change. Throws `unavailable` in one
 * line when a newer Remit has used the database, and when a step fails.
 */
export async function migrate(
  database: Pick<Database, 'db' | 'dialect'>,
  { beforeUpgrade, steps = migrations }: { beforeUpgrade?: (step: string) => void; steps?: Steps } = {},
): Promise<void> {
  if (database.dialect === 'sqlite') return upgrade(database, steps, beforeUpgrade)
  await database.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockId})`.execute(connection)
    try {
      await upgrade(database, steps, beforeUpgrade)
    } finally {
      await sql`select pg_advisory_unlock(${lockId})`.execute(connection)
    }
  })
}

async function upgrade(
  database: Pick<Database, 'db' | 'dialect'>,
  steps: Steps,
  beforeUpgrade: ((step: string) => void) | undefined,
): Promise<void> {
  const done = await doneSteps(database.db)
  refuseNewer(done, Object.keys(steps))
  const newest = done.at(-1)
  if (Object.keys(steps).every((name) => done.includes(name))) return
  if (newest !== undefined) beforeUpgrade?.(newest)
  await runSteps(database, steps)
}

/** The names of the steps a database has, in their own order: by when they ran, a clock that was set back would mix them. */
async function doneSteps(db: Database['db']): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return rows.map(({ name }) => name).toSorted()
}

function refuseNewer(done: readonly string[], known: readonly string[]): void {
  const unknown = done.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new AppError('unavailable', {
    message: `The database was used by a newer Remit (it has the step ${unknown}, and this Remit ends at ${known.toSorted().at(-1)}). Start the newer Remit, or put back a copy from before its upgrade.`,
  })
}

async function runSteps({ db, dialect }: Pick<Database, 'db' | 'dialect'>, steps: Steps): Promise<void> {
  const named = Object.entries(steps).map(([name, step]) => [name, { up: (on: Kysely<unknown>) => step(on, dialect) }])
  const provider = { getMigrations: async () => Object.fromEntries(named) }
  const { error, results } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest()
  if (error !== undefined) throw failedStep(error, results)
}

function failedStep(error: unknown, results: readonly MigrationResult[] | undefined): AppError {
  if (error instanceof AppError) return error
  const step = results?.find(({ status }) => status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : String(error)
  return new AppError('unavailable', {
    message: `The database could not be brought up to date${step === undefined ? '' : ` at the step ${step}`}, and is as it was: ${reason}.`,
  })
}
