import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { Member } from '@/lib/members'
import type { WriteTx } from '@/lib/server/db'
import { insertPerson } from './insert-person'
import { hashSetupCode } from './setup-code'
import { insertClaim, spendSetupCodes } from './setup-store'
import { insertMember } from './store'

/** The first owner as filled in at setup. `passwordHash` comes from `hashPassword`, made before the transaction opened. */
export type NewOwner = {
  readonly id: Id<'mem'>
  readonly code: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly at: EpochMs
}

/**
 * Makes the first owner inside the caller's transaction: claims Remit, spends the setup code, and writes the person, the
 * password and the member. Of any number of setups exactly one gets through; the others throw `already_set_up`.
 */
export async function claimOwnerIn(tx: WriteTx, owner: NewOwner): Promise<Member> {
  if (!(await insertClaim(tx, owner.id, owner.at))) throw new AppError('already_set_up')
  if (!(await spendSetupCodes(tx, hashSetupCode(owner.code), owner.at))) {
    throw new AppError('setup_code_expired', { field: 'code' })
  }
  const userId = await insertPerson(tx, owner)
  await insertMember(tx, { id: owner.id, userId, roles: ['owner'], at: owner.at })
  return { id: owner.id, email: owner.email, name: owner.name, roles: ['owner'] }
}
