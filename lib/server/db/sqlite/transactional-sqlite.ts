import {
  type DatabaseConnection,
  type DialectAdapter,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'

/**
 * SQLite whose schema changes are part of a transaction, which they are; Kysely would run them outside of one. Whoever waits
 * for the connection gets it in the order they asked.
 */
export class TransactionalSqlite extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }

  override createDriver(): SqliteDriver {
    return new OrderlyDriver(this.#config)
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Kysely's own wakes everybody who waits each time the connection is free, and lets one of them have it. */
class OrderlyDriver extends SqliteDriver {
  readonly #waiting: (() => void)[] = []
  #asking = 0

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#asking += 1
    if (this.#asking > 1) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection()
    this.#asking -= 1
    this.#waiting.shift()?.()
  }
}
