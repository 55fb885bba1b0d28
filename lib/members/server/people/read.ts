import { z } from 'zod'
import type { EpochMs } from '@/lib/base'
import { inviteStanding, type ListedMember, type PendingInvite } from '@/lib/members'
import { query } from '@/lib/server/service'
import { hasEnded } from '../current-caller'
import { listPending } from '../invites/store'
import { listMemberRecords, listSessions, type MemberRecord } from './store'

/** Everyone who is or was a member, by name, and the invites that nobody has accepted, the newest first. */
export const listMembers = query({
  deed: 'member.list',
  input: z.object({}),
  run: async ({
    db,
    now,
  }): Promise<{ readonly members: readonly ListedMember[]; readonly invites: readonly PendingInvite[] }> => {
    const [records, sessions, pending] = await Promise.all([listMemberRecords(db), listSessions(db), listPending(db)])
    const live = sessions.filter(
      (row) => !hasEnded({ createdAt: msOf(row.created_at), updatedAt: msOf(row.updated_at) }, now),
    )
    const open = pending.filter(
      ({ expiresAt }) => inviteStanding({ expiresAt, acceptedAt: null, cancelledAt: null }, now) === 'open',
    )
    const members = records.map((record) =>
      listed(record, {
        signIns: live.filter((row) => row.user_id === record.userId).length,
        openInvites: open.filter(({ createdBy }) => createdBy === record.id).length,
      }),
    )
    return { members, invites: pending.map(({ createdBy: _createdBy, ...shown }) => shown) }
  },
})

function listed(
  { userId: _userId, ...record }: MemberRecord,
  counts: Pick<ListedMember, 'signIns' | 'openInvites'>,
): ListedMember {
  return { ...record, ...counts }
}

function msOf(date: string | Date): EpochMs {
  return new Date(date).getTime()
}
