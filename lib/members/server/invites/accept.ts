import { z } from 'zod'
import { AppError } from '@/lib/base'
import { acceptInput, inviteToken, type ShownInvite } from '@/lib/members'
import { publicCommand, publicQuery } from '@/lib/server/service'
import { insertPerson } from '../insert-person'
import { hashPassword, requireOwnPassword } from '../password'
import { lockMembers } from '../people/store'
import { findMemberIdByEmail, insertMember } from '../store'
import { requireInviteTry } from './invite-tries'
import { requireOpenInvite } from './require-open'
import { takeInvite } from './store'

/** Shows an open invite to whoever holds its token. Refuses one that has ended, with how it ended, and a flood of tries. */
export const readInvite = publicQuery({
  deed: 'member.invite-read',
  input: z.object({ token: inviteToken }),
  run: async ({ db, input, now, address }): Promise<ShownInvite> => {
    await requireInviteTry(db, { address, now })
    const { email, roles, expiresAt } = await requireOpenInvite(db, input.token, now)
    return { email, roles, expiresAt }
  },
})

/**
 * Accepts an invite: the person, the password and the member appear together, with the roles of the invite. Of any number
 * of tries exactly one gets through; the others are told how the invite ended.
 */
export const acceptInvite = publicCommand({
  deed: 'member.accept',
  input: acceptInput,
  prepare: async ({ db, input, now, address }) => {
    await requireInviteTry(db, { address, now })
    // The token comes first: nobody without one may make this server hash passwords.
    const { email } = await requireOpenInvite(db, input.token, now)
    await requireOwnPassword(input.password, { email, name: input.name })
    return hashPassword(input.password)
  },
  run: async ({ tx, input, prepared: passwordHash, now, newId }) => {
    await lockMembers(tx)
    const { id, email, roles } = await requireOpenInvite(tx, input.token, now)
    if ((await findMemberIdByEmail(tx, email)) !== undefined) {
      throw new AppError('conflict', { message: 'Someone with this address is already a member. Sign in instead.' })
    }
    const memberId = newId('mem')
    const userId = await insertPerson(tx, { name: input.name, email, passwordHash, at: now })
    await insertMember(tx, { id: memberId, userId, roles, at: now })
    if (!(await takeInvite(tx, { id, memberId, at: now }))) throw new AppError('invite_ended')
    return { value: { email }, target: memberId, detail: { invite: id, roles: [...roles] } }
  },
})
