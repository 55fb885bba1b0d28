import type { EpochMs, Id } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { MemberTables } from './tables'

/** Tells whether Remit has an owner. */
export async function isSetUp(db: ReadDb | WriteTx): Promise<boolean> {
  const claim = await db.withTables<MemberTables>().selectFrom('setup_claim').select('id').executeTakeFirst()
  return claim !== undefined
}

/** The hashes of the setup codes that are good now. */
export async function listSetupCodes(db: ReadDb, now: EpochMs): Promise<readonly string[]> {
  const codes = db.withTables<MemberTables>().selectFrom('setup_code').select('code_hash')
  return (await codes.where('expires_at', '>', now).execute()).map((row) => row.code_hash)
}

/** Adds a setup code beside those of other processes, and clears away what has expired. */
export async function addSetupCode(
  tx: WriteTx,
  code: { readonly hash: string; readonly expiresAt: EpochMs; readonly now: EpochMs },
): Promise<void> {
  const tables = tx.withTables<MemberTables>()
  await tables.deleteFrom('setup_code').where('expires_at', '<=', code.now).execute()
  await tables.insertInto('setup_code').values({ code_hash: code.hash, expires_at: code.expiresAt }).execute()
}

/** Ends every setup code, and says whether this one was still good. */
export async function spendSetupCodes(tx: WriteTx, codeHash: string, now: EpochMs): Promise<boolean> {
  const spent = await tx.withTables<MemberTables>().deleteFrom('setup_code').returningAll().execute()
  return spent.some((code) => code.code_hash === codeHash && code.expires_at > now)
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
