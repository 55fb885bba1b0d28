import { roles as allRoles, type Deed, mayDo, type Role } from '@/lib/authz'
import { type EpochMs, type Id, isId } from '@/lib/base'
import type { Member } from '@/lib/members'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { MemberTables, StoredDate } from './tables'

/** The member a signed-in user is, unless disabled. */
export async function findActiveMember(db: ReadDb, userId: string): Promise<Member | undefined> {
  const row = await db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['member.id', 'member.roles', 'auth_user.email', 'auth_user.name'])
    .where('member.user_id', '=', userId)
    .where('member.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !isId('mem', row.id)) return undefined
  return { id: row.id, email: row.email, name: row.name, roles: readRoles(row.roles) }
}

/** The id of the member with this address, in small letters. */
export async function findMemberIdByEmail(db: ReadDb | WriteTx, email: string): Promise<string | undefined> {
  const row = await db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select('member.id')
    .where('auth_user.email', '=', email)
    .executeTakeFirst()
  return row?.id
}

/** The name of every member by id, disabled ones too: what they did stays theirs. */
export async function memberNames(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await memberPeople(db))].map(([id, { name }]) => [id, name]))
}

/** The name and address of every member by id, disabled ones too. */
export async function memberPeople(
  db: ReadDb,
): Promise<ReadonlyMap<string, { readonly name: string; readonly email: string }>> {
  const rows = await db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['member.id', 'auth_user.name', 'auth_user.email'])
    .execute()
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
}

/** The name and address of every active member. */
export async function activePeople(db: ReadDb): Promise<readonly { readonly name: string; readonly email: string }[]> {
  const people = db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['auth_user.name', 'auth_user.email'])
  return people.where('member.disabled_at', 'is', null).execute()
}

type ActiveDecider = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}

/** The active members who may do a deed, by name. */
export async function activeDeciders(db: ReadDb, deed: Deed): Promise<readonly ActiveDecider[]> {
  const rows = await db
    .withTables<MemberTables>()
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['member.id', 'member.roles', 'auth_user.name', 'auth_user.email'])
    .where('member.disabled_at', 'is', null)
    .orderBy('auth_user.name')
    .execute()
  const people = rows.map((row): ActiveDecider => ({ ...row, roles: readRoles(row.roles) }))
  return people.filter(({ roles }) => mayDo(deed, roles))
}

/** What every active member may be, by id; disabled ones are left out. */
export async function activeRoles(db: ReadDb): Promise<ReadonlyMap<string, readonly Role[]>> {
  const members = db.withTables<MemberTables>().selectFrom('member').select(['id', 'roles'])
  const rows = await members.where('disabled_at', 'is', null).execute()
  return new Map(rows.map((row) => [row.id, readRoles(row.roles)]))
}

/** Adds a member. */
export async function insertMember(
  tx: WriteTx,
  member: { readonly id: Id<'mem'>; readonly userId: string; readonly roles: readonly Role[]; readonly at: EpochMs },
): Promise<void> {
  await tx
    .withTables<MemberTables>()
    .insertInto('member')
    .values({
      id: member.id,
      user_id: member.userId,
      roles: JSON.stringify(member.roles),
      created_at: member.at,
      disabled_at: null,
      last_seen_at: null,
    })
    .execute()
}

/** Notes that a member was here. */
export async function touchMember(db: ReadDb | WriteTx, id: string, at: EpochMs): Promise<void> {
  await db.withTables<MemberTables>().updateTable('member').set({ last_seen_at: at }).where('id', '=', id).execute()
}

/** Moves the last use of a sign-in forward. */
export async function touchSession(db: ReadDb, id: string, at: EpochMs): Promise<void> {
  await db
    .withTables<MemberTables>()
    .updateTable('auth_session')
    .set({ updated_at: new Date(at).toISOString() })
    .where('id', '=', id)
    .execute()
}

/** A sign-in that was not ended, with the active member it is of. */
export type SignedIn = { readonly session: SessionTimes & { readonly id: string }; readonly member: Member }

type SessionTimes = { readonly createdAt: EpochMs; readonly updatedAt: EpochMs; readonly expiresAt: EpochMs }

/** The sign-in of a user with this id, in one look; none when it was ended or the member was disabled. */
export async function findSignedIn(
  db: ReadDb,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<SignedIn | undefined> {
  const row = await db
    .withTables<MemberTables>()
    .selectFrom('auth_session')
    .innerJoin('member', 'member.user_id', 'auth_session.user_id')
    .innerJoin('auth_user', 'auth_user.id', 'auth_session.user_id')
    .select(['auth_session.created_at', 'auth_session.updated_at', 'auth_session.expires_at'])
    .select(['member.id', 'member.roles', 'auth_user.email', 'auth_user.name'])
    .where('auth_session.id', '=', id)
    .where('auth_session.user_id', '=', userId)
    .where('member.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !isId('mem', row.id)) return undefined
  const times = { createdAt: msOf(row.created_at), updatedAt: msOf(row.updated_at), expiresAt: msOf(row.expires_at) }
  return {
    session: { id, ...times },
    member: { id: row.id, email: row.email, name: row.name, roles: readRoles(row.roles) },
  }
}

/** NaN for what is no date, which no comparison takes for a time that is still to come. */
function msOf(date: StoredDate): EpochMs {
  return new Date(date).getTime()
}

/** Ends a sign-in. */
export async function deleteSession(db: ReadDb, id: string): Promise<void> {
  await db.withTables<MemberTables>().deleteFrom('auth_session').where('id', '=', id).execute()
}

/** Reads roles as stored; what is no role of today is left out. */
export function readRoles(text: string): readonly Role[] {
  const held: unknown = JSON.parse(text)
  return allRoles.filter((role) => Array.isArray(held) && held.includes(role))
}
