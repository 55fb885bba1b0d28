import { z } from 'zod'
import { AppError, type Id, isId } from '@/lib/base'
import { inviteHours, inviteInput, type MadeInvite } from '@/lib/members'
import { command } from '@/lib/server/service'
import { lockMembers } from '../people/store'
import { findMemberIdByEmail } from '../store'
import { cancelInvites, insertInvite } from './store'
import { hashInviteToken, inviteLink, makeInviteToken } from './token'

/**
 * Invites an address with roles, by a link that works once and for 48 hours. The link is answered here and never again.
 * An earlier invite of the same address ends. Refuses an address that belongs to a member, disabled or not.
 */
export const inviteMember = command({
  deed: 'member.invite',
  input: inviteInput,
  run: async ({ tx, caller, input: { email, roles }, now, newId }) => {
    await lockMembers(tx)
    if ((await findMemberIdByEmail(tx, email)) !== undefined) {
      throw new AppError('conflict', { field: 'email', message: 'Someone with this address is already a member.' })
    }
    const replaced = await cancelInvites(tx, { email }, now)
    const id = newId('inv')
    const token = makeInviteToken()
    const expiresAt = now + inviteHours * 3_600_000
    await insertInvite(tx, { id, email, roles, tokenHash: hashInviteToken(token), at: now, by: caller.id, expiresAt })
    const value: MadeInvite = { id, email, link: inviteLink(token) }
    return { value, target: id, detail: { roles: [...roles], expiresAt, replaced } }
  },
})

const inviteId = z.custom<Id<'inv'>>((value) => typeof value === 'string' && isId('inv', value), {
  message: 'This is not the id of an invite.',
})

/** Ends an invite that nobody has accepted. */
export const cancelInvite = command({
  deed: 'member.invite-cancel',
  input: z.object({ id: inviteId }),
  run: async ({ tx, input: { id }, now }) => {
    if ((await cancelInvites(tx, { id }, now)) === 0) {
      throw new AppError('not_found', { message: 'This invite was already accepted or cancelled.' })
    }
    return { value: { id }, target: id }
  },
})
