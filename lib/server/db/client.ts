import { Kysely, type Transaction } from 'kysely'
import { AppError, errorCodes, faultCodeOf } from '@/lib/base'
import { env, isBuilding } from '@/lib/server/env'
import type { Dialect } from './dialect'
import { migrate, type Steps } from './migrate'
import { DatabaseUnavailable, type Obstacle } from './obstacle'
import { openPostgres } from './postgres/open-postgres'
import { requireSafePostgres } from './postgres/postgres-safety'
import { copyAside } from './sqlite/copy-aside'
import { openSqlite } from './sqlite/open-sqlite'

/** A handle to read with. Each module adds its own tables: `db.withTables<TemplateTables>()`. */
export type ReadDb = Kysely<Record<never, never>>

declare const writing: unique symbol

/** An open write transaction. Only `command` and the few doors named in the house test can make one. */
export type WriteTx = Transaction<Record<never, never>> & { readonly [writing]: true }

/** An open database with the dialect it speaks. */
export type Database = {
  readonly db: ReadDb
  readonly dialect: Dialect
  /** What stands in the way of using it now, within two seconds; `null` when nothing does. */
  findObstacle(): Promise<Obstacle | null>
  close(): Promise<void>
}

const slot = Symbol.for('remit.database')
const shared: typeof globalThis & { [slot]?: Promise<Database> | undefined } = globalThis

/**
 * Opens and migrates the database named by the environment, once per process (Next bundles this module several times).
 * Throws `unavailable` with which database and why: one line, and one more for each thing that makes a PostgreSQL unsafe.
 */
export function database(): Promise<Database> {
  if (isBuilding()) throw new AppError('unavailable', { message: 'The build must not open the database.' })
  shared[slot] ??= openDatabase().catch((fault: unknown) => {
    shared[slot] = undefined
    throw fault
  })
  return shared[slot]
}

/** Makes `opened` the database of this process: how a test puts its own in place. @internal */
export function shareDatabase(opened: Database): void {
  shared[slot] = Promise.resolve(opened)
}

async function openDatabase(): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = env()
  return DATABASE_URL ? openServer(DATABASE_URL) : openFile(DATA_DIR)
}

/** Opens the embedded database of a data directory, which is copied aside before an upgrade changes it. */
export async function openFile(dataDir: string, readFree?: (directory: string) => number): Promise<Database> {
  const { dialect, handle, watch, probe } = openSqlite(dataDir, readFree)
  const find = async () => watch() ?? findReadObstacle(async () => probe())
  const opened = wrap(new Kysely<Record<never, never>>({ dialect }), 'sqlite', find)
  return closingOnFault(opened, () => migrate(opened, { beforeUpgrade: (step) => copyAside(handle, step, readFree) }))
}

/**
 * Opens the database of a PostgreSQL server, brought up to date. A step of the schema, and waiting for another process that
 * runs one, take as long as they take; afterwards a statement has `longestMs`.
 */
export async function openServer(
  url: string,
  {
    longestMs,
    steps,
    requireSafe = requireSafePostgres,
  }: { readonly longestMs?: number; readonly steps?: Steps; readonly requireSafe?: (db: ReadDb) => Promise<void> } = {},
): Promise<Database> {
  const upgrading = connectTo(url, { longestMs: Number.POSITIVE_INFINITY })
  await closingOnFault(upgrading, async () => {
    await requireSafe(upgrading.db)
    await migrate(upgrading, steps === undefined ? {} : { steps })
  })
  await upgrading.close()
  return connectTo(url, longestMs === undefined ? {} : { longestMs })
}

function connectTo(url: string, options: Parameters<typeof openPostgres>[1]): Database {
  return wrap(new Kysely<Record<never, never>>({ dialect: openPostgres(url, options) }), 'postgres')
}

async function closingOnFault(opened: Database, prepare: () => Promise<void>): Promise<Database> {
  try {
    await prepare()
    return opened
  } catch (fault) {
    await opened.close()
    throw explainPostgres(fault, opened.dialect)
  }
}

/** Makes a database from an open connection, which is asked what stands in its way unless `findObstacle` knows better. */
export function wrap(
  db: ReadDb,
  dialect: Dialect,
  findObstacle: Database['findObstacle'] = () =>
    findReadObstacle(() => db.selectNoFrom((from) => from.val(1).as('one')).execute()),
): Database {
  return { db, dialect, findObstacle, close: () => db.destroy() }
}

async function findReadObstacle(read: () => Promise<unknown>): Promise<Obstacle | null> {
  try {
    await read()
    return null
  } catch (fault) {
    return fault instanceof DatabaseUnavailable ? fault.obstacle : closed
  }
}

const closed: Obstacle = {
  reason: 'database',
  sentence: errorCodes.unavailable.sentence,
  detail: 'The database is closed.',
}

function explainPostgres(fault: unknown, dialect: Dialect): unknown {
  if (fault instanceof AppError) return fault
  const code = faultCodeOf(fault)
  if (dialect === 'sqlite' || code === '') return fault
  return new AppError('unavailable', { message: `The database named by DATABASE_URL cannot be used (${code}).` })
}

/** The shared database, to read from. */
export async function readDb(): Promise<ReadDb> {
  return (await database()).db
}

/** So often a transaction is begun that the database gave up in favour of others. */
const mostTries = 5

/**
 * Runs `work` in one write transaction: it commits when `work` resolves and rolls back when it throws. One that PostgreSQL
 * gives up in favour of another (a deadlock) is done again from its beginning, so `work` does nothing outside of it that
 * counts. Throws `unavailable` when it was given up time and again.
 */
export async function writeTransaction<T>(db: ReadDb, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      return await db.transaction().execute((tx) => work(tx as WriteTx))
    } catch (fault) {
      if (!isGivenUp(fault)) throw fault
    }
  }
  throw new AppError('unavailable', {
    message: 'Others wrote to the same at the same time, so nothing was changed. Try again in a moment.',
  })
}

/** Whether PostgreSQL undid a transaction for the sake of others: a deadlock, or that it could not be put in order. */
function isGivenUp(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === '40P01' || fault.code === '40001')
}
