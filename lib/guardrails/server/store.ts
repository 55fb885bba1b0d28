import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { GuardrailTable, GuardrailTables } from './tables'

/** The stored guardrail, if one was ever set. */
export function findRow(db: ReadDb | WriteTx): Promise<GuardrailTable | undefined> {
  return db.withTables<GuardrailTables>().selectFrom('guardrail').selectAll().where('id', '=', 1).executeTakeFirst()
}

type Replacement = {
  readonly text: string
  /** The revision the change started from; 0 when none was stored. */
  readonly revision: number
  readonly at: EpochMs
  readonly by: string
}

/** Replaces the guardrail if it is still at `revision`, and answers the new revision. Throws `conflict` otherwise. */
export async function replaceRow(tx: WriteTx, { text, revision, at, by }: Replacement): Promise<number> {
  const values = { text, revision: revision + 1, updated_at: at, updated_by: by }
  const tables = tx.withTables<GuardrailTables>()
  const saved =
    revision === 0
      ? await tables
          .insertInto('guardrail')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await tables
          .updateTable('guardrail')
          .set(values)
          .where('id', '=', 1)
          .where('revision', '=', revision)
          .returning('revision')
          .executeTakeFirst()
  if (saved) return saved.revision
  throw new AppError('conflict', { message: 'Someone else changed the guardrail in the meantime.' })
}
