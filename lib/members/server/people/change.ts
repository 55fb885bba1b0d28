import { z } from 'zod'
import { mayDo, roles } from '@/lib/authz'
import { AppError } from '@/lib/base'
import { chosenRoles } from '@/lib/members'
import { command } from '@/lib/server/service'
import { cancelInvites } from '../invites/store'
import { deleteSessionsOf, updateDisabled, updateRoles } from './store'
import { keepAnOwner, memberId, requireSubject } from './subject'

/**
 * Changes the roles of someone else, and ends every sign-in of theirs with it: a sign-in never outlives the rights it was
 * made for. The roles they have already change nothing. `was` is what the caller saw: another change in between is a conflict. Who may no longer invite loses their
 * open invites. The last owner stays one.
 */
export const changeRoles = command({
  deed: 'member.change-roles',
  input: z.object({ id: memberId, roles: chosenRoles, was: z.array(z.enum(roles)) }),
  run: async ({ tx, caller, input, now }) => {
    const subject = await requireSubject(tx, caller, input.id)
    const { member } = subject
    if (member.roles.join() !== input.was.join()) {
      throw new AppError('conflict', {
        message: `Someone else changed the roles of ${member.name} in the meantime. Look again before you change them.`,
      })
    }
    if (input.roles.join() === member.roles.join()) {
      return { value: { roles: input.roles }, target: member.id, isUnchanged: true }
    }
    if (!input.roles.includes('owner')) keepAnOwner(subject)
    await updateRoles(tx, member.id, input.roles)
    const signIns = await deleteSessionsOf(tx, member.userId)
    const invites = mayDo('member.invite', input.roles) ? 0 : await cancelInvites(tx, { by: member.id }, now)
    const detail = { from: [...member.roles], to: [...input.roles], signIns, invites }
    return { value: { roles: input.roles }, target: member.id, detail }
  },
})

/** Disables someone else: every sign-in of theirs and every open invite they made ends at once. Never the last owner. */
export const disableMember = command({
  deed: 'member.disable',
  input: z.object({ id: memberId }),
  run: async ({ tx, caller, input, now }) => {
    const subject = await requireSubject(tx, caller, input.id)
    const { member } = subject
    if (member.disabledAt !== null) throw new AppError('conflict', { message: `${member.name} is disabled already.` })
    keepAnOwner(subject)
    await updateDisabled(tx, member.id, now)
    const signIns = await deleteSessionsOf(tx, member.userId)
    const invites = await cancelInvites(tx, { by: member.id }, now)
    return { value: { signIns, invites }, target: member.id, detail: { signIns, invites } }
  },
})

/** Lets a disabled member sign in again, with the roles they had. No earlier sign-in comes back. */
export const enableMember = command({
  deed: 'member.enable',
  input: z.object({ id: memberId }),
  run: async ({ tx, caller, input }) => {
    const { member } = await requireSubject(tx, caller, input.id)
    if (member.disabledAt === null) throw new AppError('conflict', { message: `${member.name} is not disabled.` })
    await deleteSessionsOf(tx, member.userId)
    await updateDisabled(tx, member.id, null)
    return { value: { id: member.id }, target: member.id, detail: { roles: [...member.roles] } }
  },
})
