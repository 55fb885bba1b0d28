import type { EpochMs, JsonObject } from '@/lib/base'
import { type ReadDb, type WriteTx, writeTransaction } from '@/lib/server/db'
import { appendEntry, findLastDone, RecordedRefusal } from '@/lib/server/journal'
import { makeId } from '@/lib/server/service'
import { listStoredKeys, type StoredKey, takeTurn } from './store'

type Standing = Pick<StoredKey, 'id' | 'kid' | 'status' | 'version'>

/** Who gave a key its standing, when, and in which request. */
export type StandingChange = { readonly at: EpochMs; readonly by: string; readonly requestId: string }

const deed = 'key.standing'

/** `key.standing`: writes to the journal what standing a key has from now on, in the transaction that gives it. */
export async function recordStanding(tx: WriteTx, key: Standing, change: StandingChange): Promise<void> {
  const { at, by: actor, requestId } = change
  const detail = { kid: key.kid, status: key.status, version: key.version }
  await appendEntry(tx, { id: makeId('evt'), at, actor, deed, target: key.id, outcome: 'done', detail, requestId })
}

/** The version that the journal last names for a key; 0 when it names none. */
export async function recordedVersion(db: ReadDb | WriteTx, keyId: string): Promise<number> {
  const recorded = await findLastDone(db, { deed, target: keyId })
  return typeof recorded?.version === 'number' ? recorded.version : 0
}

/**
 * Tells how a key's row differs from what the journal last named for it; `null` when it does not. A row is bound to its own
 * version and status only, so an old copy of it still opens; the journal is what putting back a row cannot change.
 */
export async function differenceFromRecord(db: ReadDb, { id, status, version }: Standing): Promise<JsonObject | null> {
  const recorded = await findLastDone(db, { deed, target: id })
  const isSame = recorded?.version === version && recorded.status === status
  return isSame ? null : { found: { status, version }, recorded: recorded ?? null }
}

/** Writes the standing of every key that the journal does not name yet. Call it at start-up, before anything is signed. */
export async function recordUnknownStandings(db: ReadDb, at: EpochMs): Promise<void> {
  const unknown = await unrecorded(db)
  if (unknown.length === 0) return
  const change = { at, by: 'start-up', requestId: makeId('req') }
  await writeTransaction(db, async (tx) => {
    await takeTurn(tx)
    for (const key of await unrecorded(tx)) await recordStanding(tx, key, change)
  })
}

async function unrecorded(db: ReadDb | WriteTx): Promise<readonly StoredKey[]> {
  const unknown: StoredKey[] = []
  // One after the other: inside a transaction there is one connection.
  for (const key of await listStoredKeys(db)) if ((await recordedVersion(db, key.id)) === 0) unknown.push(key)
  return unknown
}

/** `key.integrity`: the refusal of a key that was changed outside Remit, with the entry the journal gets of it. */
export function integrityRefusal(keyId: string, what: string, detail: JsonObject = {}): RecordedRefusal {
  const message = `${what} Restore it from a backup, or add a new key under Keys.`
  return new RecordedRefusal('sealed', message, { deed: 'key.integrity', target: keyId, detail })
}
