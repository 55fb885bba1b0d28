import { sql } from 'kysely'
import { AppError } from '@/lib/base'
import type { ReadDb } from '../client'

/** What decides whether PostgreSQL keeps what it confirmed, and whether the journal can be changed. */
export type PostgresFacts = {
  readonly fsync: string
  readonly fullPageWrites: string
  readonly synchronousCommit: string
  readonly isSuperuser: boolean
}

/** Throws `unavailable` with one line for each reason why this PostgreSQL must not hold Remit's data; changes nothing in it. */
export async function requireSafePostgres(db: ReadDb): Promise<void> {
  const problems = postgresProblems(await readPostgresFacts(db))
  if (problems.length === 0) return
  const lines = problems.map((problem) => `\n  - ${problem}`)
  throw new AppError('unavailable', {
    message: `the PostgreSQL named by DATABASE_URL is not safe to write to:${lines.join('')}`,
  })
}

/** Says what must change, and where: all of it at once. */
export function postgresProblems(facts: PostgresFacts): readonly string[] {
  const settings = [
    ['fsync', facts.fsync, 'what was saved can be lost when the machine stops'],
    ['full_page_writes', facts.fullPageWrites, 'a page that was half written when the machine stops stays broken'],
    ['synchronous_commit', facts.synchronousCommit, 'what was just saved can be lost when the server stops'],
  ] as const
  const off = settings.flatMap(([name, value, harm]) => {
    return value === 'off' ? [`${name} is off, so ${harm}: set ${name} = on in the server’s configuration.`] : []
  })
  return facts.isSuperuser ? [...off, superuser] : off
}

const superuser =
  'the role is a superuser, which can switch off the triggers that keep the journal: use a role that is none and owns the database.'

/** Asks the server, as this connection finds it: role and database may have settings of their own. */
export async function readPostgresFacts(db: ReadDb): Promise<PostgresFacts> {
  const { rows } = await sql<PostgresFacts>`
    select
      current_setting('fsync') as "fsync",
      current_setting('full_page_writes') as "fullPageWrites",
      current_setting('synchronous_commit') as "synchronousCommit",
      exists (select 1 from pg_roles where rolname in (current_user, session_user) and rolsuper) as "isSuperuser"
  `.execute(db)
  const [facts] = rows
  if (facts === undefined) throw new AppError('unavailable', { message: 'PostgreSQL does not tell its settings.' })
  return facts
}
