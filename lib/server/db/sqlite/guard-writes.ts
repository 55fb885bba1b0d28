import type SQLite from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { DatabaseUnavailable, type Obstacle } from '../obstacle'
import { codeOf } from './explain'
import type { FileWatch } from './watch-file'

/**
 * The database as Kysely uses it, where every statement that writes asks the watch first and throws `DatabaseUnavailable`
 * before anything is written. What SQLite itself refuses because of the disk is the same refusal.
 */
export function guardWrites(handle: SQLite.Database, watch: FileWatch): SqliteDatabase {
  return {
    close: () => handle.close(),
    prepare(sql) {
      // SQLite rolls back by itself when the disk is full; a second rollback would hide why.
      if (sql === 'rollback' && !handle.inTransaction) return nothing
      const statement = handle.prepare<unknown[]>(sql)
      if (!statement.readonly) refuse(watch())
      return {
        reader: statement.reader,
        all: (parameters) => explaining(() => statement.all(...parameters)),
        run: (parameters) => explaining(() => statement.run(...parameters)),
        iterate: (parameters) => explaining(() => statement.iterate(...parameters)),
      }
    },
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

function refuse(obstacle: Obstacle | null): void {
  if (obstacle !== null) throw new DatabaseUnavailable(obstacle)
}

function explaining<T>(work: () => T): T {
  try {
    return work()
  } catch (fault) {
    throw explain(fault) ?? fault
  }
}

function explain(fault: unknown): DatabaseUnavailable | null {
  const code = codeOf(fault)
  if (!/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code)) return null
  if (code === 'SQLITE_FULL') {
    const sentence =
      'The disk of this server is full, so nothing can be saved. Whoever runs Remit must make room on it.'
    return new DatabaseUnavailable({ reason: 'disk', sentence, detail: 'SQLite says that the disk is full.' })
  }
  const sentence = 'The database cannot be used right now. Nothing was changed. The log of the server says why.'
  return new DatabaseUnavailable({ reason: 'database', sentence, detail: `SQLite cannot use its file (${code}).` })
}
