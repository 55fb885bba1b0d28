import { AppError, type EpochMs, foldText } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'

import { runningStates } from '../lifecycle'
import type { GrantTable, GrantTables } from './tables'
import { changesTerms, resealTerms, sealTerms } from './terms'

/** What a grant is found by, as keyed hashes: the values it was filled in with, and the conditions that it reaches. */
export type FoundBy = { readonly values: readonly string[]; readonly reach: readonly string[] }

/** What finds nothing, as a request to lengthen a grant, which is found with that. */
export const foundByNothing: FoundBy = { values: [], reach: [] }

/** Adds a grant with what it is found by, and seals what is signed for it turns on. */
export async function insertGrant(tx: WriteTx, row: GrantTable, { values, reach }: FoundBy): Promise<void> {
  const tables = tx.withTables<GrantTables>()
  const { id: grant_id, asked_at: at, last_token_ends_at } = row
  await tables
    .insertInto('access_grant')
    .values({ ...row, sealed_terms: sealTerms(row) })
    .execute()
  if (row.extends === null) await tables.insertInto('grant_search').values(searchOf(row)).execute()
  const found = values.map((term) => ({ grant_id, term }))
  if (found.length > 0) await tables.insertInto('grant_term').values(found).execute()
  const reached = reach.map((term) => ({ grant_id, term, at, last_token_ends_at }))
  if (reached.length > 0) await tables.insertInto('grant_reach').values(reached).execute()
}

function searchOf({ id, asked_at: at, agent_email: email, agent_name: name, reason, ticket }: GrantTable) {
  return { grant_id: id, at, agent: foldText(`${email}\n${name}`), words: foldText(`${reason}\n${ticket}`) }
}

/** One grant. Throws `not_found`. */
export async function requireGrant(db: ReadDb, id: string): Promise<GrantTable> {
  const row = await grants(db).where('id', '=', id).executeTakeFirst()
  if (row) return row
  throw new AppError('not_found', { message: 'There is no such access.' })
}

/** Grants by their ids, in no order; an id that is not known is left out. */
export async function listByIds(db: ReadDb, ids: readonly string[]): Promise<GrantTable[]> {
  // PostgreSQL takes no empty list.
  if (ids.length === 0) return []
  return grants(db)
    .where('id', 'in', [...ids])
    .execute()
}

/**
 * One grant, which nobody else changes until the transaction ends. Throws `not_found`. Whoever needs more than one thing
 * takes the guardrail first, then grants by their ids, what lengthens a grant after it, then the template, then the journal:
 * in one order nobody waits for who waits for them.
 */
export async function lockGrant(tx: WriteTx, id: string): Promise<GrantTable> {
  const row = await tx
    .withTables<GrantTables>()
    .updateTable('access_grant')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (row) return row
  throw new AppError('not_found', { message: 'There is no such access.' })
}

/** These grants, held as by `lockGrant`, in the order of their ids. */
export async function lockGrants(tx: WriteTx, rows: readonly Pick<GrantTable, 'id'>[]): Promise<readonly GrantTable[]> {
  const held: GrantTable[] = []
  for (const id of rows.map((row) => row.id).toSorted()) held.push(await lockGrant(tx, id))
  return held
}

/**
 * A request, which nobody else changes until the transaction ends; the grant that it would lengthen is held before it, as by
 * who ends that one. Throws `not_found`.
 */
export async function lockRequest(tx: WriteTx, id: string): Promise<GrantTable> {
  const { extends: lengthened } = await requireGrant(tx, id)
  if (lengthened !== null) await lockGrant(tx, lengthened)
  return lockGrant(tx, id)
}

type Change = Partial<Omit<GrantTable, 'id' | 'sealed_terms'>>

/** Changes a grant that this transaction holds, and the sealed copy of what is signed for it turns on. */
export async function changeGrant(tx: WriteTx, id: string, change: Change): Promise<void> {
  if (Object.keys(change).length === 0) return
  const sealed = changesTerms(change) ? resealTerms(await requireGrant(tx, id), change) : undefined
  const all = sealed === undefined ? change : { ...change, sealed_terms: sealed }
  await tx.withTables<GrantTables>().updateTable('access_grant').set(all).where('id', '=', id).execute()
}

/** The grant that a browser asked for before by this key. */
export function findByRequest(db: ReadDb, askedBy: string, key: string): Promise<GrantTable | undefined> {
  return grants(db).where('asked_by', '=', askedBy).where('request_key', '=', key).executeTakeFirst()
}

/** The grant whose link has this code. */
export function findByClaim(db: ReadDb, claimHash: string): Promise<GrantTable | undefined> {
  return grants(db).where('claim_hash', '=', claimHash).executeTakeFirst()
}

/** The grants of an agent from a template for the same values that are not over by what is stored, newest end first. */
export function listHeld(
  db: ReadDb,
  {
    email,
    templateId,
    valuesHash,
  }: { readonly email: string; readonly templateId: string; readonly valuesHash: string },
): Promise<GrantTable[]> {
  return grants(db)
    .where('agent_email', '=', email)
    .where('template_id', '=', templateId)
    .where('values_hash', '=', valuesHash)
    .where('state', 'in', runningStates)
    .where('extends', 'is', null)
    .orderBy('ends_at', 'desc')
    .execute()
}

/** The other grants of an agent that mint or may mint tokens, by what is stored. */
export function listRunning(db: ReadDb, email: string): Promise<GrantTable[]> {
  return grants(db)
    .where('agent_email', '=', email)
    .where('state', 'in', runningStates)
    .where('extends', 'is', null)
    .orderBy('ends_at')
    .execute()
}

/** The requests to lengthen a grant, and those that did, oldest first. */
export function listExtensions(db: ReadDb, id: string): Promise<GrantTable[]> {
  return grants(db).where('extends', '=', id).orderBy('asked_at').execute()
}

/** Grants that time has moved on since they were stored: at most `limit` of them. */
export function listDue(db: ReadDb, now: EpochMs, limit: number): Promise<GrantTable[]> {
  return grants(db)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'requested'), eb.or([eb('decide_by', '<=', now), eb('ends_at', '<=', now)])]),
        eb.and([eb('state', '=', 'ready'), eb.or([eb('claim_by', '<=', now), eb('ends_at', '<=', now)])]),
        eb.and([eb('state', '=', 'active'), eb('ends_at', '<=', now)]),
        eb.and([
          eb('state', '=', 'ending'),
          eb.or([eb('last_token_ends_at', '<=', now), eb('last_token_ends_at', 'is', null)]),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What a grant is found by. */
export async function listFoundBy(db: ReadDb, id: string): Promise<FoundBy> {
  const tables = db.withTables<GrantTables>()
  const values = await tables.selectFrom('grant_term').select('term').where('grant_id', '=', id).execute()
  const reach = await tables.selectFrom('grant_reach').select('term').where('grant_id', '=', id).execute()
  return { values: values.map(({ term }) => term), reach: reach.map(({ term }) => term) }
}

/** The keyed hashes of the values of each of these grants, by its id; one without values has none. */
export async function listValueTerms(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, Set<string>>> {
  const found = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]))
  if (ids.length === 0) return found
  const tables = db.withTables<GrantTables>()
  const rows = await tables
    .selectFrom('grant_term')
    .selectAll()
    .where('grant_id', 'in', [...ids])
    .execute()
  for (const { grant_id: id, term } of rows) found.get(id)?.add(term)
  return found
}

/** Where every look at grants begins. */
export function grants(db: ReadDb) {
  return db.withTables<GrantTables>().selectFrom('access_grant').selectAll()
}
