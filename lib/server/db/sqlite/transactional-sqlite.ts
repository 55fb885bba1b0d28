import { type DialectAdapter, SqliteAdapter, SqliteDialect } from 'kysely'

/** SQLite whose schema changes are part of a transaction, which they are; Kysely would run them outside of one. */
export class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
