import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import type { SqliteDialect } from 'kysely'
import { AppError } from '@/lib/base'
import { obstacleLog } from '../obstacle'
import { explainOpening } from './explain'
import { freeBytes, requireFreeSpace } from './free-space'
import { guardWrites } from './guard-writes'
import { makePrivate, warnOfOpenFolder } from './private-files'
import { TransactionalSqlite } from './transactional-sqlite'
import { type FileWatch, watchFile } from './watch-file'

/** The open embedded database: what Kysely speaks to, what watches its file, and the handle to copy it with. */
export type OpenedSqlite = {
  readonly dialect: SqliteDialect
  readonly watch: FileWatch
  /** Reads beside whatever transaction is open, so that asking how the database is never waits; throws when it cannot. */
  readonly probe: () => void
  readonly handle: SQLite.Database
}

/**
 * Opens the embedded database `remit.db` in a data directory, made when there is none. The file stays locked by the
 * operating system for the life of the process, so a second process is refused within a second, and a dead one never
 * stands in the way. Throws `unavailable` with one line that says which file and why. `readFree` tells the free bytes where
 * a folder lies; it is asked before each write.
 */
export function openSqlite(dataDir: string, readFree: (directory: string) => number = freeBytes): OpenedSqlite {
  const directory = resolve(dataDir)
  const file = join(directory, 'remit.db')
  const holderFile = join(directory, 'remit.lock')
  try {
    makeFolder(directory)
    refuseLostFile(file, holderFile)
    requireFreeSpace(directory, { free: readFree(directory) })
    const handle = new SQLite(file, { timeout: 500 })
    // Before anything is written, as the files beside it get the mode of this one.
    makePrivate(file)
    claim(handle)
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }))
    for (const name of ['remit.db-wal', 'remit.lock']) makePrivate(join(/* turbopackIgnore: true */ directory, name))
    warnOfOpenFolder(directory)
    const watch = watchFile(file, () => readFree(directory))
    const database = guardWrites(handle, { watch, note: obstacleLog() })
    const probe = () => void database.prepare('select 1').all([])
    return { dialect: new TransactionalSqlite({ database }), watch, probe, handle }
  } catch (fault) {
    if (fault instanceof AppError) throw fault
    throw new AppError('unavailable', { message: explainOpening(fault, file, holderFile) })
  }
}

/** Opens a database that lives in memory only, for tests. @internal */
export function openMemorySqlite(): SqliteDialect {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = on')
  return new TransactionalSqlite({ database })
}

/** One level at a time: Node's own recursion never ends where a file system answers that a folder cannot be (Node 20). */
function makeFolder(directory: string): void {
  if (existsSync(directory)) return
  makeFolder(dirname(directory))
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (fault) {
    if (!existsSync(directory)) throw fault
  }
}

function claim(database: SQLite.Database): void {
  database.pragma('locking_mode = exclusive')
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = full')
  database.pragma('foreign_keys = on')
  database.exec(
    'begin immediate; create table if not exists remit_write_probe (x integer); drop table remit_write_probe; commit',
  )
}

/** A first start that was killed leaves an empty file too, but no note of who held it. */
function refuseLostFile(file: string, holderFile: string): void {
  if (!existsSync(holderFile)) return
  const state = !existsSync(file) ? 'missing' : statSync(file).size === 0 ? 'empty' : null
  if (state === null) return
  throw new AppError('unavailable', {
    message: `The database file ${file} is ${state}, although this folder was in use before. Restore it, or delete ${holderFile} to start empty.`,
  })
}
