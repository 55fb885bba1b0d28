import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { DatabaseUnavailable, type NoteObstacle } from '../obstacle'
import { obstacleIn } from './obstacle-in'
import { ServerSilent, type ServerWatch } from './watch-server'

type Attempt = <T>(work: () => Promise<T>, sql?: string) => Promise<T>

/**
 * The pool as Kysely uses it. What fails because the server is away or silent is a `DatabaseUnavailable` within two seconds,
 * because all connections are in use after five, and a connection that went silent is closed and never used again.
 */
export function watchedPool(
  pool: Pool,
  { watch, note }: { readonly watch: ServerWatch; readonly note: NoteObstacle },
): PostgresPool {
  async function attempt<T>(work: () => Promise<T>, sql?: string): Promise<T> {
    try {
      const value = await work()
      note(null)
      return value
    } catch (fault) {
      const obstacle = obstacleIn(fault, sql)
      if (obstacle === null) throw fault
      note(obstacle)
      throw new DatabaseUnavailable(obstacle)
    }
  }
  async function connect(): Promise<PoolClient> {
    if (watch.isAway()) throw new ServerSilent('PostgreSQL does not answer')
    const connecting = pool.connect()
    try {
      return await watch.whileAlive(connecting)
    } catch (fault) {
      // One that comes after all goes back: nobody waits for it any more.
      connecting.then((client) => client.release()).catch(() => undefined)
      throw fault
    }
  }
  return {
    connect: async () => new WatchedClient(await attempt(connect), attempt, watch),
    end: () => {
      watch.close()
      return pool.end()
    },
  }
}

class WatchedClient implements PostgresPoolClient {
  readonly #client: PoolClient
  readonly #attempt: Attempt
  readonly #watch: ServerWatch
  #state: 'open' | 'lost' = 'open'

  constructor(client: PoolClient, attempt: Attempt, watch: ServerWatch) {
    this.#client = client
    this.#attempt = attempt
    this.#watch = watch
  }

  query<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    sql: string | PostgresCursor<R>,
    parameters: ReadonlyArray<unknown> = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('Rows are not streamed from PostgreSQL.')
    return this.#attempt(() => this.#ask<R>(sql, parameters), sql)
  }

  release(): void {
    this.#client.release(this.#state === 'lost')
  }

  async #ask<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>> {
    // A connection that is given up rolls back by itself; asking it to would hide why.
    if (this.#state === 'lost' && sql === 'rollback') return { command: 'SELECT', rowCount: 0, rows: [] }
    try {
      const { command, rowCount, rows } = await this.#watch.whileAlive(this.#client.query(sql, [...parameters]))
      return { command: writing.find((name) => name === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows }
    } catch (fault) {
      if (obstacleIn(fault)?.reason === 'database') this.#state = 'lost'
      throw fault
    }
  }
}

const writing = ['UPDATE', 'DELETE', 'INSERT', 'MERGE'] as const
