import { sql } from 'kysely'
import type { Deed } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import { type Database, database, type ReadDb } from '@/lib/server/db'
import { emitNotice, emitTrouble } from '@/lib/server/observability'
import { judgeClock } from './judge-clock'
import { watchClock } from './steady'

/** What begins and ends by the clock of this server, which must then be one to go by. Ending access is never kept waiting. */
export const timedDeeds: ReadonlySet<Deed> = new Set<Deed>([
  'token.test',
  'grant.ask',
  'grant.give',
  'grant.approve',
  'grant.extend',
  'grant.hand-over',
  'grant.claim',
  'grant.renew',
  'grant.token',
  'grant.more',
])

const slot = Symbol.for('remit.clock')
/** Next bundles this module several times, and a process has one clock. */
const shared: typeof globalThis & { [slot]?: { readonly jumped: () => number; problem: string | null } } = globalThis

/** Why the clock is not to be gone by now; null when nothing speaks against it. The log says when that changes. */
export async function findClockProblem(db: ReadDb): Promise<string | null> {
  shared[slot] ??= {
    jumped: watchClock(
      () => Date.now(),
      () => performance.now(),
    ),
    problem: null,
  }
  const { dialect } = await database()
  const before = Date.now()
  const read = await readClocks(db, dialect)
  const problem = judgeClock({ before, after: Date.now(), ...read, jumpMs: shared[slot].jumped() })
  const isNew = (problem === null) !== (shared[slot].problem === null)
  shared[slot].problem = problem
  if (isNew && problem !== null) emitTrouble(problem)
  if (isNew && problem === null) emitNotice('The clock can be gone by again.')
  return problem
}

/** What was found when the clock was looked at last, for whoever must not wait for the database. */
export function foundClockProblem(): string | null {
  return shared[slot]?.problem ?? null
}

/**
 * Throws `unavailable` with the reason while the clock is not to be gone by: what is given begins and ends by it, and a token
 * that was signed by a wrong one cannot be taken back.
 */
export async function requireSteadyClock(db: ReadDb): Promise<void> {
  const problem = await findClockProblem(db)
  if (problem !== null) throw new AppError('unavailable', { message: problem })
}

type Read = { readonly lastAt: EpochMs | null; readonly databaseNow: EpochMs | null }

/** Only entries of timed deeds count, and only among the newest: everything else is written down by a wrong clock too. */
async function readClocks(db: ReadDb, dialect: Database['dialect']): Promise<Read> {
  const own = dialect === 'sqlite' ? sql`null` : sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`
  const { rows } = await sql<Read>`
    select (
      select max(at) from (select at, deed, outcome from journal order by seq desc limit 50) newest
      where outcome = 'done' and deed in (${sql.join([...timedDeeds])})
    ) as "lastAt", ${own} as "databaseNow"
  `.execute(db)
  return rows[0] ?? { lastAt: null, databaseNow: null }
}
