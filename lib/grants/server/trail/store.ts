import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { GrantDecisionTable, GrantTables, GrantTokenTable } from '../tables'

/** Adds what somebody decided. Throws `conflict` when they decided before. */
export async function insertDecision(tx: WriteTx, row: GrantDecisionTable): Promise<void> {
  const added = await tx
    .withTables<GrantTables>()
    .insertInto('grant_decision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['grant_id', 'by']).doNothing())
    .returning('by')
    .executeTakeFirst()
  if (!added) throw new AppError('conflict', { message: 'You have decided about this already.' })
}

/** What was decided about these grants, oldest first. */
export async function listDecisions(db: ReadDb, ids: readonly string[]): Promise<GrantDecisionTable[]> {
  if (ids.length === 0) return []
  const rows = db.withTables<GrantTables>().selectFrom('grant_decision').selectAll()
  return rows
    .where('grant_id', 'in', [...ids])
    .orderBy('at')
    .execute()
}

/** Adds a token that was minted. */
export async function insertToken(tx: WriteTx, row: GrantTokenTable): Promise<void> {
  await tx.withTables<GrantTables>().insertInto('grant_token').values(row).execute()
}

/** Files what a grant reaches until the end of its last token. */
export async function moveReach(tx: WriteTx, id: string, lastTokenEndsAt: EpochMs): Promise<void> {
  const filed = tx.withTables<GrantTables>().updateTable('grant_reach')
  await filed.set({ last_token_ends_at: lastTokenEndsAt }).where('grant_id', '=', id).execute()
}

/** The tokens that a grant minted, newest first: at most `limit`. */
export function listTokens(db: ReadDb, id: string, limit: number): Promise<GrantTokenTable[]> {
  const rows = db.withTables<GrantTables>().selectFrom('grant_token').selectAll()
  return rows.where('grant_id', '=', id).orderBy('issued_at', 'desc').orderBy('id').limit(limit).execute()
}

/** Whether a grant minted a token for this place, as `printPlace` has it. */
export async function hasTokenFor(db: ReadDb, id: string, place: string): Promise<boolean> {
  const tokens = db.withTables<GrantTables>().selectFrom('grant_token').select('id')
  const found = await tokens.where('grant_id', '=', id).where('place', '=', place).limit(1).executeTakeFirst()
  return found !== undefined
}
