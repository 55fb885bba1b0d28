import { isIPv6 } from 'node:net'
import type { EpochMs } from '@/lib/base'
import type { OwnSession } from '@/lib/members'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { MemberTables } from '../tables'

/** The hash of a user's password. */
export async function findPassword(db: ReadDb, userId: string): Promise<string | undefined> {
  const accounts = db.withTables<MemberTables>().selectFrom('auth_account').select('password')
  const row = await accounts.where('user_id', '=', userId).where('provider_id', '=', 'credential').executeTakeFirst()
  return row?.password ?? undefined
}

/** The hash of the password that goes with an address, in small letters. */
export async function findPasswordByEmail(db: ReadDb, email: string): Promise<string | undefined> {
  const row = await passwordsOf(db, email).executeTakeFirst()
  return row?.password ?? undefined
}

/**
 * Tells whether `password` is still the hash that goes with an address, once every change of it that is under way has
 * ended: it waits for the lock that `replacePassword` takes first.
 */
export async function isStillPassword(tx: WriteTx, email: string, password: string): Promise<boolean> {
  const held = await tx
    .withTables<MemberTables>()
    .updateTable('auth_account')
    .set((eb) => ({ password: eb.ref('password') }))
    .where('id', 'in', passwordsOf(tx, email).clearSelect().select('auth_account.id'))
    .returning('password')
    .executeTakeFirst()
  return held?.password === password
}

function passwordsOf(db: ReadDb | WriteTx, email: string) {
  const accounts = db.withTables<MemberTables>().selectFrom('auth_account')
  return accounts
    .innerJoin('auth_user', 'auth_user.id', 'auth_account.user_id')
    .select('auth_account.password')
    .where('auth_user.email', '=', email)
    .where('auth_account.provider_id', '=', 'credential')
}

/** Puts a new hash in the place of the former one; `false` when that is no longer there. */
export async function replacePassword(
  tx: WriteTx,
  userId: string,
  { former, next, at }: { readonly former: string; readonly next: string; readonly at: EpochMs },
): Promise<boolean> {
  const replaced = await tx
    .withTables<MemberTables>()
    .updateTable('auth_account')
    .set({ password: next, updated_at: new Date(at).toISOString() })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .where('password', '=', former)
    .returning('id')
    .executeTakeFirst()
  return replaced !== undefined
}

/** Every sign-in kept for a user, ended ones that nobody cleared away too. */
export async function listOwnSessions(db: ReadDb, userId: string): Promise<readonly Omit<OwnSession, 'isThis'>[]> {
  const sessions = db.withTables<MemberTables>().selectFrom('auth_session').selectAll()
  const rows = await sessions.where('user_id', '=', userId).execute()
  return rows.map((row) => ({
    id: row.id,
    signedInAt: new Date(row.created_at).getTime(),
    lastUsedAt: new Date(row.updated_at).getTime(),
    address: row.ip_address === null || row.ip_address === '' ? null : shownAddress(row.ip_address),
    userAgent: row.user_agent || null,
  }))
}

/** An address in the short spelling; of IPv6 only the network is kept, and the one of zeros is this machine's own. */
function shownAddress(kept: string): string {
  if (!isIPv6(kept)) return kept
  const short = new URL(`http://[${kept}]`).hostname.slice(1, -1)
  return short === '::' ? '::1' : `${short}/64`
}

/** Ends one sign-in of a user; `false` when there is none of this id. */
export async function endSession(tx: WriteTx, userId: string, id: string): Promise<boolean> {
  const sessions = tx.withTables<MemberTables>().deleteFrom('auth_session').where('user_id', '=', userId)
  return (await sessions.where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
}

/** Ends every sign-in of a user but one, and answers how many there were. */
export async function endSessions(
  tx: WriteTx,
  userId: string,
  { except }: { readonly except: string | undefined },
): Promise<number> {
  const sessions = tx.withTables<MemberTables>().deleteFrom('auth_session').where('user_id', '=', userId)
  const others = except === undefined ? sessions : sessions.where('id', '!=', except)
  return (await others.returning('id').execute()).length
}
