import type { EpochMs, Id } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { MemberTables, SetupCodeTable } from './tables'

/** Wrong tries that end a setup code. */
export const allowedWrongTries = 5

/** Tells whether Remit has an owner. */
export async function isSetUp(db: ReadDb | WriteTx): Promise<boolean> {
  const claim = await db.withTables<MemberTables>().selectFrom('setup_claim').select('id').executeTakeFirst()
  return claim !== undefined
}

/** The open setup code, expired or not. */
export async function findSetupCode(db: ReadDb): Promise<SetupCodeTable | undefined> {
  return db.withTables<MemberTables>().selectFrom('setup_code').selectAll().where('id', '=', 1).executeTakeFirst()
}

/** Puts a new setup code in the place of the one before. */
export async function replaceSetupCode(tx: WriteTx, codeHash: string, expiresAt: EpochMs): Promise<void> {
  const values = { code_hash: codeHash, expires_at: expiresAt, wrong_tries: 0 }
  await tx
    .withTables<MemberTables>()
    .insertInto('setup_code')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Counts a wrong try against the code it was made for. */
export async function countWrongTry(tx: WriteTx, codeHash: string): Promise<void> {
  await tx
    .withTables<MemberTables>()
    .updateTable('setup_code')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', 1)
    .where('code_hash', '=', codeHash)
    .execute()
}

/** Takes a setup code that is still good out of the database; `false` when there is none. */
export async function spendSetupCode(tx: WriteTx, codeHash: string, now: EpochMs): Promise<boolean> {
  const spent = await tx
    .withTables<MemberTables>()
    .deleteFrom('setup_code')
    .where('id', '=', 1)
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .where('wrong_tries', '<', allowedWrongTries)
    .returning('id')
    .executeTakeFirst()
  return spent !== undefined
}

/** Claims Remit for its first owner; `false` when someone else did. Of any number of claims exactly one gets through. */
export async function insertClaim(tx: WriteTx, memberId: Id<'mem'>, at: EpochMs): Promise<boolean> {
  const claim = await tx
    .withTables<MemberTables>()
    .insertInto('setup_claim')
    .values({ id: 1, member_id: memberId, claimed_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return claim !== undefined
}
