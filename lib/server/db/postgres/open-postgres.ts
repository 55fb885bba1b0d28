import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { type NoteObstacle, obstacleLog } from '../obstacle'
import { longestStatementMs, watchServer } from './watch-server'
import { watchedPool } from './watched-pool'

const int8 = 20

/**
 * Connects to PostgreSQL. `bigint` columns hold epoch milliseconds and counters below 2^53, so they come back as
 * numbers, as SQLite gives them. A statement that takes longer than `longestMs` is given up.
 */
export function openPostgres(
  url: string,
  {
    note = obstacleLog(),
    longestMs = longestStatementMs,
  }: { readonly note?: NoteObstacle; readonly longestMs?: number } = {},
): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    // A server that is away is found out sooner, by the watch; so long somebody waits where all connections are in use.
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    max: 10,
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : types.getTypeParser(oid, format)) },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool: watchedPool(pool, { watch: watchServer(url, longestMs), note }) })
}
