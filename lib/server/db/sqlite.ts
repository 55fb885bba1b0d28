import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { SqliteDialect } from 'kysely'
import { AppError } from '@/lib/base'
import { requireFreeSpace } from './free-space'

/**
 * Opens the embedded database `remit.db` in a data directory, made when there is none. The file stays locked by the
 * operating system for the life of the process, so a second process is refused within a second, and a dead one never
 * stands in the way. Throws `unavailable` with one line that says which file and why.
 */
export function openSqlite(dataDir: string): SqliteDialect {
  const directory = resolve(dataDir)
  const file = join(directory, 'remit.db')
  const holderFile = join(directory, 'remit.lock')
  try {
    makeFolder(directory)
    refuseLostFile(file, holderFile)
    requireFreeSpace(directory)
    const database = new SQLite(file, { timeout: 500 })
    claim(database)
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }))
    return new SqliteDialect({ database })
  } catch (fault) {
    throw fault instanceof AppError ? fault : new AppError('unavailable', { message: explain(fault, file, holderFile) })
  }
}

/** Opens a database that lives in memory only, for tests. */
export function openMemorySqlite(): SqliteDialect {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = on')
  return new SqliteDialect({ database })
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

function refuseLostFile(file: string, holderFile: string): void {
  if (existsSync(file) || !existsSync(holderFile)) return
  throw new AppError('unavailable', {
    message: `The database file ${file} is missing, although this folder was in use before. Restore it, or delete ${holderFile} to start empty.`,
  })
}

function explain(fault: unknown, file: string, holderFile: string): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code.startsWith('SQLITE_BUSY'))
    return `The database ${file} is in use by another process${holder(holderFile)}. Stop it first.`
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES') {
    return `The database ${file} cannot be written: it or its folder is read-only for this user.`
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `The file ${file} is not a SQLite database, or it is damaged.`
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return `The disk that holds ${file} is full.`
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `The folder of the database ${file} is missing and cannot be made.`
  if (code === 'SQLITE_CANTOPEN') return `The database ${file} cannot be opened: ${whyNotOpened(file)}.`
  return `The database ${file} cannot be opened (${code || 'unknown reason'}).`
}

function whyNotOpened(file: string): string {
  return existsSync(file) && !statSync(file).isFile() ? 'it is not a file' : 'this user may not read or write it'
}

function holder(holderFile: string): string {
  try {
    const found: unknown = JSON.parse(readFileSync(holderFile, 'utf8'))
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('host' in found)) return ''
    return ` (process ${String(found.pid)} on ${String(found.host)})`
  } catch {
    return ''
  }
}
