import { canonicalJson, type EpochMs, type Id, type JsonObject } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { entryHash } from './entry-hash'
import type { JournalTables } from './tables'

/** One deed to record. `detail` must hold no secret: no token, key, password or parameter value. */
export type JournalEntry = {
  readonly id: Id<'evt'>
  readonly at: EpochMs
  readonly actor: string
  readonly deed: string
  readonly target: string | null
  readonly outcome: string
  readonly detail: JsonObject
  readonly requestId: string
}

/**
 * Appends an entry to the chain inside the caller's transaction, so that a deed and its record stand or fall together.
 */
export async function appendEntry(transaction: WriteTx, entry: JournalEntry): Promise<{ seq: number; hash: string }> {
  const tx = transaction.withTables<JournalTables>()
  const head = await tx
    .updateTable('journal_head')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const row = {
    seq: head.seq,
    id: entry.id,
    at: entry.at,
    actor: entry.actor,
    deed: entry.deed,
    target: entry.target,
    outcome: entry.outcome,
    detail: canonicalJson(entry.detail),
    request_id: entry.requestId,
    previous_hash: head.hash,
  }
  const hash = entryHash(row)
  await tx
    .insertInto('journal')
    .values({ ...row, hash })
    .execute()
  await tx.updateTable('journal_head').set({ hash }).where('id', '=', 1).execute()
  return { seq: head.seq, hash }
}
