import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { openGuardrail } from '../guardrail'
import { formatGuardrail } from '../text'
import type { GuardrailTable, GuardrailTables } from './tables'

/** The stored guardrail, if one was ever set. */
export function findRow(db: ReadDb | WriteTx): Promise<GuardrailTable | undefined> {
  return db.withTables<GuardrailTables>().selectFrom('guardrail').selectAll().where('id', '=', 1).executeTakeFirst()
}

const openText = formatGuardrail(openGuardrail)

/**
 * Lets one transaction at a time rely on the guardrail or change it: what this answers stays true until the transaction
 * ends. Until one was set, the open one stands in its place at revision 0, so that there is a row to take turns on.
 */
export function holdRow(tx: WriteTx): Promise<GuardrailTable> {
  return tx
    .withTables<GuardrailTables>()
    .insertInto('guardrail')
    .values({ id: 1, text: openText, revision: 0, updated_at: 0, updated_by: '' })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ revision: eb.ref('guardrail.revision') })))
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Replacement = {
  readonly text: string
  /** The revision the change started from; 0 when none was set. */
  readonly revision: number
  readonly at: EpochMs
  readonly by: string
}

/** Replaces the guardrail that is held, if it is still at `revision`, and answers the new revision. Throws `conflict` otherwise. */
export async function replaceRow(tx: WriteTx, { text, revision, at, by }: Replacement): Promise<number> {
  const saved = await tx
    .withTables<GuardrailTables>()
    .updateTable('guardrail')
    .set({ text, revision: revision + 1, updated_at: at, updated_by: by })
    .where('id', '=', 1)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst()
  if (saved) return saved.revision
  throw new AppError('conflict', { message: 'Someone else changed the guardrail in the meantime.' })
}
