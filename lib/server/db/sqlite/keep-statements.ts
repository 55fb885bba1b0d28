import type SQLite from 'better-sqlite3'

/** More different statements than Remit has in all; those with lists of many lengths are what fills it. */
const most = 500

/**
 * Prepares each statement once and hands it out again: preparing costs more than running most of them. What changes the
 * schema forgets all that were prepared before.
 */
export function keepStatements(handle: SQLite.Database): (sql: string) => SQLite.Statement<unknown[]> {
  const kept = new Map<string, SQLite.Statement<unknown[]>>()
  return (sql) => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = handle.prepare<unknown[]>(sql)
    if (kept.size >= most || changesSchema(sql)) kept.clear()
    if (!changesSchema(sql)) kept.set(sql, statement)
    return statement
  }
}

function changesSchema(sql: string): boolean {
  return /^\s*(?:create|alter|drop|vacuum|reindex|pragma)\b/i.test(sql)
}
