import type { Role } from '@/lib/authz'
import { AppError, type EpochMs, type Id, isId } from '@/lib/base'
import type { Member } from '@/lib/members'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { readRoles } from '../store'
import type { MemberTables, StoredDate } from '../tables'

/** A member as stored, with the sign-in library's name for them. */
export type MemberRecord = Member & {
  readonly userId: string
  readonly joinedAt: EpochMs
  readonly lastSeenAt: EpochMs | null
  readonly disabledAt: EpochMs | null
}

/**
 * Lets one transaction at a time change who is a member and as what. Everything read after this call is what every
 * earlier change left, so what is checked is what is true when it is written.
 */
export async function lockMembers(tx: WriteTx): Promise<void> {
  await tx
    .withTables<MemberTables>()
    .updateTable('setup_claim')
    .set((eb) => ({ claimed_at: eb.ref('claimed_at') }))
    .where('id', '=', 1)
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** Every member there ever was, by name. */
export async function listMemberRecords(db: ReadDb | WriteTx): Promise<readonly MemberRecord[]> {
  const rows = await db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['member.id', 'member.roles', 'member.user_id', 'member.created_at', 'member.last_seen_at'])
    .select(['member.disabled_at', 'auth_user.email', 'auth_user.name'])
    .execute()
  const records = rows.map((row) => ({
    id: idOf(row.id),
    userId: row.user_id,
    email: row.email,
    name: row.name,
    roles: readRoles(row.roles),
    joinedAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    disabledAt: row.disabled_at,
  }))
  return records.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.email.localeCompare(b.email, 'en'))
}

/** Changes what a member may be. */
export async function updateRoles(tx: WriteTx, id: string, held: readonly Role[]): Promise<void> {
  const roles = JSON.stringify(held)
  await tx.withTables<MemberTables>().updateTable('member').set({ roles }).where('id', '=', id).execute()
}

/** Disables a member (`at`) or enables them again (null). */
export async function updateDisabled(tx: WriteTx, id: string, at: EpochMs | null): Promise<void> {
  await tx.withTables<MemberTables>().updateTable('member').set({ disabled_at: at }).where('id', '=', id).execute()
}

/** Ends every sign-in of a user, and answers how many there were. */
export async function deleteSessionsOf(tx: WriteTx, userId: string): Promise<number> {
  const sessions = tx.withTables<MemberTables>().deleteFrom('auth_session').where('user_id', '=', userId)
  return (await sessions.returning('id').execute()).length
}

/** The sign-ins kept for anyone, ended ones that nobody cleared away too. */
export function listSessions(
  db: ReadDb,
): Promise<{ user_id: string; created_at: StoredDate; updated_at: StoredDate }[]> {
  const sessions = db.withTables<MemberTables>().selectFrom('auth_session')
  return sessions.select(['user_id', 'created_at', 'updated_at']).execute()
}

function idOf(id: string): Id<'mem'> {
  if (!isId('mem', id)) throw new AppError('internal')
  return id
}
