import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { LimitTables } from './tables'

/** What nobody tried for so long is forgotten: the longest window a limit may have. */
const keptMs = 3_600_000

/** How far the clocks of two servers may be apart: a window that starts further ahead is none, the clock was set back. */
const clockSkewMs = 60_000

/** Counts one try, in a new window where the one before is over. Answers the tries of this window and when it started. */
export async function countTry(
  db: ReadDb,
  { account, windowMs, now }: { readonly account: string; readonly windowMs: number; readonly now: EpochMs },
): Promise<{ readonly tries: number; readonly startedAt: EpochMs }> {
  const tables = db.withTables<LimitTables>()
  const ahead = now + clockSkewMs
  await tables
    .deleteFrom('sign_in_try')
    .where((eb) => eb.or([eb('window_started_at', '<=', now - keptMs), eb('window_started_at', '>', ahead)]))
    .execute()
  await tables
    .deleteFrom('sign_in_try')
    .where('account', '=', account)
    .where('window_started_at', '<=', now - windowMs)
    .execute()
  const row = await tables
    .insertInto('sign_in_try')
    .values({ account, tries: 1, window_started_at: now })
    .onConflict((conflict) =>
      conflict.column('account').doUpdateSet((eb) => ({ tries: eb('sign_in_try.tries', '+', 1) })),
    )
    .returning(['tries', 'window_started_at'])
    .executeTakeFirstOrThrow()
  return { tries: row.tries, startedAt: row.window_started_at }
}

/** Takes one try from the count of a window that is still kept. */
export async function uncountTry(db: ReadDb, account: string): Promise<void> {
  await db
    .withTables<LimitTables>()
    .updateTable('sign_in_try')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('account', '=', account)
    .where('tries', '>', 0)
    .execute()
}

/** Forgets the tries of an account. */
export async function deleteTries(db: ReadDb, account: string): Promise<void> {
  await db.withTables<LimitTables>().deleteFrom('sign_in_try').where('account', '=', account).execute()
}
