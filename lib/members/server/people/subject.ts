import { z } from 'zod'
import { AppError, type Id, isId } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { listMemberRecords, lockMembers, type MemberRecord } from './store'

/** The id of a member, well-formed. */
export const memberId = z.custom<Id<'mem'>>((value) => typeof value === 'string' && isId('mem', value), {
  message: 'This is not the id of a member.',
})

/** A member that something is to be done to, and whether Remit would be without an owner if they were none. */
export type Subject = { readonly member: MemberRecord; readonly isLastOwner: boolean }

/**
 * The member a deed is about, with the door shut behind: nobody else changes members until this transaction ends. Refuses
 * the caller themself, so that nobody gives or takes rights of their own.
 */
export async function requireSubject(tx: WriteTx, caller: Caller, id: Id<'mem'>): Promise<Subject> {
  if (id === caller.id) {
    throw new AppError('forbidden', { message: 'This cannot be done to yourself. Another owner can do it.' })
  }
  await lockMembers(tx)
  const records = await listMemberRecords(tx)
  const member = records.find((record) => record.id === id)
  if (member === undefined) throw new AppError('not_found', { message: 'There is no such member.' })
  const owners = records.filter(({ roles, disabledAt }) => disabledAt === null && roles.includes('owner'))
  return { member, isLastOwner: owners.length === 1 && owners[0]?.id === id }
}

/** Throws unless Remit keeps an owner without this one. */
export function keepAnOwner({ isLastOwner, member }: Subject): void {
  if (!isLastOwner) return
  throw new AppError('conflict', {
    message: `${member.name} is the last owner. Make someone else an owner first.`,
  })
}
