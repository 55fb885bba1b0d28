import type SQLite from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { faultCodeOf } from '@/lib/base'
import { DatabaseUnavailable, type NoteObstacle, type Obstacle } from '../obstacle'
import { keepStatements } from './keep-statements'
import type { FileWatch } from './watch-file'

/**
 * The database as Kysely uses it, where whatever writes asks the watch first and throws `DatabaseUnavailable` before anything
 * is written: a transaction at its first write and once more before it commits, a statement of its own each time. What SQLite
 * itself refuses because of its disk or its file is the same refusal.
 */
export function guardWrites(
  handle: SQLite.Database,
  { watch, note }: { readonly watch: FileWatch; readonly note: NoteObstacle },
): SqliteDatabase {
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (fault) {
      const obstacle = obstacleIn(fault)
      if (obstacle === null) throw fault
      note(obstacle)
      throw new DatabaseUnavailable(obstacle)
    }
  }
  const prepared = keepStatements(handle)
  let hasWritten = false
  const look = (sql: string, isReadonly: boolean) => {
    if (sql === 'begin') hasWritten = false
    const isDue = sql === 'commit' ? hasWritten : !isReadonly && !(handle.inTransaction && hasWritten)
    if (isDue) refuse(watch(), note)
    if (!isReadonly) hasWritten = true
  }
  return {
    close: () => handle.close(),
    prepare(sql) {
      // SQLite rolls back by itself when the disk is full; a second rollback would hide why.
      if (sql === 'rollback' && !handle.inTransaction) return nothing
      const statement = guarded(() => prepared(sql))
      look(sql, statement.readonly)
      return {
        reader: statement.reader,
        all: (parameters) => guarded(() => statement.all(...parameters)),
        run: (parameters) => guarded(() => statement.run(...parameters)),
        // Rows that are still being read keep their statement to themselves.
        iterate: (parameters) => guarded(() => handle.prepare<unknown[]>(sql).iterate(...parameters)),
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

function refuse(obstacle: Obstacle | null, note: NoteObstacle): void {
  note(obstacle)
  if (obstacle !== null) throw new DatabaseUnavailable(obstacle)
}

function obstacleIn(fault: unknown): Obstacle | null {
  const code = faultCodeOf(fault)
  if (code === 'SQLITE_FULL') return diskFull
  if (!/^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code)) return null
  return {
    reason: 'database',
    sentence: 'The database cannot be used right now, and nothing was changed. The log of this server says why.',
    detail: `SQLite cannot use its file (${code}).`,
  }
}

const diskFull: Obstacle = {
  reason: 'disk',
  sentence: 'The disk of this server is full, so nothing can be saved. The person who runs Remit must make room on it.',
  detail: 'The disk that holds the database is full. Make room; Remit goes on by itself.',
}
