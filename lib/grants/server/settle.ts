import type { EpochMs } from '@/lib/base'
import { type ReadDb, type WriteTx, writeTransaction } from '@/lib/server/db'
import { appendEntry, findClockProblem } from '@/lib/server/journal'
import { makeId } from '@/lib/server/service'
import { dueEvents } from '../lifecycle'
import { factsOf } from './row'
import { changeGrant, listDue, lockGrant } from './store'

/** So many grants are looked up at a time. */
const batch = 50

/**
 * Writes down what time has done to grants: requests and links that lapsed, grants that expired, last tokens that ran out.
 * Each is an entry of its own, by Remit itself, with the rule that brought it about. Nothing depends on when this runs:
 * whoever reads a grant sees its state by the time. A clock that is not to be gone by ends nothing for good. Returns how many
 * were settled.
 */
export async function settleGrants(db: ReadDb, now: EpochMs): Promise<number> {
  if ((await findClockProblem(db)) !== null) return 0
  const due = await listDue(db, now, batch)
  if (due.length === 0) return 0
  // One transaction each: whoever has written to the journal holds it, and takes no other grant.
  for (const { id } of due) await writeTransaction(db, (tx) => settle(tx, id, now))
  return due.length < batch ? due.length : due.length + (await settleGrants(db, now))
}

async function settle(tx: WriteTx, id: string, now: EpochMs): Promise<void> {
  const row = await lockGrant(tx, id)
  for (const { event, at, state } of dueEvents(factsOf(row), now)) {
    await changeGrant(tx, id, { state, ...(state === 'ended' && row.ended_at === null ? { ended_at: at } : {}) })
    await appendEntry(tx, {
      id: makeId('evt'),
      at: now,
      actor: 'remit',
      deed: `grant.${event}`,
      target: id,
      outcome: 'done',
      detail: { due: at, state },
      requestId: 'settle',
    })
  }
}
