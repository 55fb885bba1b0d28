import { AppError, type EpochMs } from '@/lib/base'
import { inviteStanding } from '@/lib/members'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { type FoundInvite, findInvite } from './store'
import { hashInviteToken } from './token'

const why = {
  accepted: 'This invite was already accepted. If that was you, sign in; otherwise ask for a new one.',
  cancelled: 'This invite was cancelled, or a newer one took its place. Ask the person who invited you.',
  expired: 'This invite has expired. Ask the person who invited you for a new one.',
} as const

/** The open invite with this token. Throws `invite_unknown`, or `invite_ended` with a sentence that says how. */
export async function requireOpenInvite(db: ReadDb | WriteTx, token: string, now: EpochMs): Promise<FoundInvite> {
  const invite = await findInvite(db, hashInviteToken(token))
  if (invite === undefined) throw new AppError('invite_unknown')
  const standing = inviteStanding(invite, now)
  if (standing !== 'open') throw new AppError('invite_ended', { message: why[standing] })
  return invite
}
