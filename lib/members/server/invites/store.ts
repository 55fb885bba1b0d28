import type { Role } from '@/lib/authz'
import { AppError, type EpochMs, type Id, isId } from '@/lib/base'
import type { InviteTimes, PendingInvite, ShownInvite } from '@/lib/members'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { readRoles } from '../store'
import type { InviteTable, MemberTables } from '../tables'

/** An invite as found by its token. */
export type FoundInvite = ShownInvite & InviteTimes & { readonly id: string }

/** Adds an invite. */
export async function insertInvite(
  tx: WriteTx,
  invite: {
    readonly id: Id<'inv'>
    readonly email: string
    readonly roles: readonly Role[]
    readonly tokenHash: string
    readonly at: EpochMs
    readonly by: Id<'mem'>
    readonly expiresAt: EpochMs
  },
): Promise<void> {
  const { id, email, roles, tokenHash, at, by, expiresAt } = invite
  const row: InviteTable = {
    id,
    email,
    roles: JSON.stringify(roles),
    token_hash: tokenHash,
    created_at: at,
    created_by: by,
    expires_at: expiresAt,
    accepted_at: null,
    accepted_by: null,
    cancelled_at: null,
  }
  await tx.withTables<MemberTables>().insertInto('invite').values(row).execute()
}

/** The invite with this token, whatever it is worth now. */
export async function findInvite(db: ReadDb | WriteTx, tokenHash: string): Promise<FoundInvite | undefined> {
  const invites = db.withTables<MemberTables>().selectFrom('invite').selectAll()
  const row = await invites.where('token_hash', '=', tokenHash).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    email: row.email,
    roles: readRoles(row.roles),
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    cancelledAt: row.cancelled_at,
  }
}

/** Takes an open invite for a member; `false` when it is not open. Of any number of takers exactly one gets it. */
export async function takeInvite(
  tx: WriteTx,
  { id, memberId, at }: { readonly id: string; readonly memberId: Id<'mem'>; readonly at: EpochMs },
): Promise<boolean> {
  const taken = await tx
    .withTables<MemberTables>()
    .updateTable('invite')
    .set({ accepted_at: at, accepted_by: memberId })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** Cancels every pending invite that matches, and answers how many there were. */
export async function cancelInvites(
  tx: WriteTx,
  which: { readonly id: string } | { readonly email: string } | { readonly by: string },
  at: EpochMs,
): Promise<number> {
  const pending = tx
    .withTables<MemberTables>()
    .updateTable('invite')
    .set({ cancelled_at: at })
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
  const [column, value] =
    'id' in which
      ? (['id', which.id] as const)
      : 'email' in which
        ? (['email', which.email] as const)
        : (['created_by', which.by] as const)
  return (await pending.where(column, '=', value).returning('id').execute()).length
}

/** The invites that nobody accepted or cancelled, the newest first. */
export async function listPending(db: ReadDb): Promise<readonly (PendingInvite & { readonly createdBy: string })[]> {
  const rows = await db
    .withTables<MemberTables>()
    .selectFrom('invite')
    .innerJoin('member', 'member.id', 'invite.created_by')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['invite.id', 'invite.email', 'invite.roles', 'invite.created_at', 'invite.expires_at'])
    .select(['invite.created_by', 'auth_user.name'])
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('invite.created_at', 'desc')
    .orderBy('invite.id')
    .execute()
  return rows.map((row) => ({
    id: idOf(row.id),
    email: row.email,
    roles: readRoles(row.roles),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    invitedBy: row.name,
    createdBy: row.created_by,
  }))
}

function idOf(id: string): Id<'inv'> {
  if (!isId('inv', id)) throw new AppError('internal')
  return id
}
