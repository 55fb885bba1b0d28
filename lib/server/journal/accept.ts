import { sql } from 'kysely'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import { type Database, refuseJournalChanges, type WriteTx, writeTransaction } from '@/lib/server/db'
import { type Acceptance, acceptDeed, chainDigest } from './acceptance'
import { appendEntry } from './append'
import { readEntriesAfter, readLastSeq } from './stored'
import type { JournalTables } from './tables'
import { shown, triggerProblems, verifyJournal } from './verify'

/**
 * Takes a journal that was changed outside Remit as it is: appends an entry that names what was found and why it is accepted,
 * from which the chain begins anew, and puts back the triggers. Nothing that was found is mended or hidden: every later check
 * tells it. Throws `invalid` when the journal is whole, and when a trigger is not one of Remit's. Answers the entry's number.
 */
export async function acceptBreak(
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  given: { readonly id: Id<'evt'>; readonly at: EpochMs; readonly reason: string },
): Promise<number> {
  return writeTransaction(db, async (tx) => {
    await moveHeadToEnd(tx)
    const triggers = await triggerProblems(tx, dialect)
    if (triggers.length > 0) await restoreTriggers(tx, dialect)
    const [foreign] = await triggerProblems(tx, dialect)
    if (foreign !== undefined) throw new AppError('invalid', { message: `${foreign} Take it out first.` })
    const check = await verifyJournal({ db: tx, dialect })
    const problemCount = triggers.length + check.problemCount
    if (problemCount === 0)
      throw new AppError('invalid', { message: 'The journal is whole. There is nothing to accept.' })
    const problems = [...triggers, ...check.problems].slice(0, shown)
    const detail: Acceptance = { reason: given.reason, problems, problemCount, digest: await digestOf(tx) }
    const entry = { id: given.id, at: given.at, actor: 'command line', deed: acceptDeed, target: null }
    const { seq } = await appendEntry(tx, { ...entry, outcome: 'done', detail, requestId: 'command line' })
    return seq
  })
}

/** Entries may lie beyond the head, and the next one needs a number of its own. Whoever appends waits from here on. */
async function moveHeadToEnd(tx: WriteTx): Promise<void> {
  const last = await readLastSeq(tx)
  const head = tx.withTables<JournalTables>().updateTable('journal_head').where('id', '=', 1)
  await head.set((eb) => ({ seq: eb.case().when('seq', '<', last).then(last).else(eb.ref('seq')).end() })).execute()
}

async function restoreTriggers(tx: WriteTx, dialect: Database['dialect']): Promise<void> {
  if (dialect === 'sqlite') {
    await sql`drop trigger if exists journal_no_update`.execute(tx)
    await sql`drop trigger if exists journal_no_delete`.execute(tx)
  } else {
    await sql`drop trigger if exists journal_no_change on journal`.execute(tx)
    await sql`drop function if exists refuse_journal_change()`.execute(tx)
  }
  await refuseJournalChanges(tx, dialect)
}

async function digestOf(tx: WriteTx): Promise<string> {
  const digest = chainDigest()
  for (let seq = 0; ; ) {
    const rows = await readEntriesAfter(tx, seq, { upTo: Number.MAX_SAFE_INTEGER, limit: 1_000 })
    for (const row of rows) digest.add(row)
    const last = rows.at(-1)
    if (last === undefined) return digest.read()()
    seq = last.seq
  }
}
