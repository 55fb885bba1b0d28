import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { MemberTables } from './tables'

/** Tries an account has in one window. */
export const triesPerWindow = 10
/** The window starts with the first try. */
export const triesWindowMs = 15 * 60_000

/**
 * Takes one try of an account, before its password is looked at, so that tries made at the same time count too. Answers
 * the milliseconds to wait when none is left, else 0.
 */
export async function takeTry(db: ReadDb, account: string, now: EpochMs): Promise<number> {
  const tables = db.withTables<MemberTables>()
  await tables
    .deleteFrom('sign_in_try')
    .where('window_started_at', '<=', now - triesWindowMs)
    .execute()
  const row = await tables
    .insertInto('sign_in_try')
    .values({ account, tries: 1, window_started_at: now })
    .onConflict((conflict) =>
      conflict.column('account').doUpdateSet((eb) => ({ tries: eb('sign_in_try.tries', '+', 1) })),
    )
    .returning(['tries', 'window_started_at'])
    .executeTakeFirstOrThrow()
  return row.tries <= triesPerWindow ? 0 : row.window_started_at + triesWindowMs - now
}

/** Gives an account all its tries back, after the right password. */
export async function forgetTries(db: ReadDb, account: string): Promise<void> {
  await db.withTables<MemberTables>().deleteFrom('sign_in_try').where('account', '=', account).execute()
}
