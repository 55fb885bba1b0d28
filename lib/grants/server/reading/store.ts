import { sql } from 'kysely'
import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { GrantState } from '../../lifecycle'
import { grants } from '../store'
import type { GrantTable, GrantTables, GrantTokenTable } from '../tables'

/** The requests that wait for a decision by what is stored, oldest first: at most 500. */
export function listOpenRequests(db: ReadDb): Promise<GrantTable[]> {
  return grants(db).where('state', '=', 'requested').orderBy('asked_at').orderBy('id').limit(500).execute()
}

/** What somebody asked for, newest first. */
export function listAskedBy(db: ReadDb, askedBy: string, limit: number): Promise<GrantTable[]> {
  const rows = grants(db).where('asked_by', '=', askedBy)
  return rows.orderBy('asked_at', 'desc').orderBy('id').limit(limit).execute()
}

/** When somebody last gave from each template. */
export function listLastUsed(db: ReadDb, askedBy: string): Promise<{ template_id: string; at: EpochMs }[]> {
  return db
    .withTables<GrantTables>()
    .selectFrom('access_grant')
    .select(['template_id', (eb) => eb.fn.max<number>('asked_at').as('at')])
    .where('asked_by', '=', askedBy)
    .groupBy('template_id')
    .execute()
}

/** The agents that somebody asked for last, newest first, each once. */
export async function listRecentAgents(
  db: ReadDb,
  askedBy: string,
  limit: number,
): Promise<{ readonly email: string; readonly name: string }[]> {
  const rows = await db
    .withTables<GrantTables>()
    .selectFrom('access_grant')
    .select([
      'agent_email as email',
      (eb) => eb.fn.max('agent_name').as('name'),
      (eb) => eb.fn.max('asked_at').as('at'),
    ])
    .where('asked_by', '=', askedBy)
    .groupBy('agent_email')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ email, name }) => ({ email, name }))
}

type Span = { readonly from: EpochMs; readonly to: EpochMs }

/**
 * Grants that are found by one of these terms and minted a token that was valid within a span, newest first. The instant
 * `from` counts, `to` does not, unless both are the same.
 */
export function listCandidates(
  db: ReadDb,
  { terms, from, to, limit }: Span & { readonly terms: readonly string[]; readonly limit: number },
): Promise<GrantTable[]> {
  const filed = db.withTables<GrantTables>().selectFrom('grant_term').select('grant_id')
  return grants(db)
    .where('id', 'in', filed.where('term', 'in', [...terms]).where('kind', '=', 'reach'))
    .where('asked_at', '<=', Math.max(from, to))
    .where('last_token_ends_at', '>', from)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The tokens of these grants that were valid within a span, oldest first. */
export async function listTokensIn(
  db: ReadDb,
  { ids, from, to }: Span & { readonly ids: readonly string[] },
): Promise<GrantTokenTable[]> {
  if (ids.length === 0) return []
  const rows = db
    .withTables<GrantTables>()
    .selectFrom('grant_token')
    .selectAll()
    .where('grant_id', 'in', [...ids])
  return rows.where('issued_at', '<=', Math.max(from, to)).where('expires_at', '>', from).orderBy('issued_at').execute()
}

/** What grants are looked for by. `words` are looked for in reason and ticket, the rest is compared whole or as a part of a name. */
export type LedgerFilter = {
  readonly agent?: string | undefined
  readonly template?: string | undefined
  readonly state?: readonly GrantState[] | undefined
  readonly by?: string | undefined
  readonly key?: string | undefined
  readonly from?: EpochMs | undefined
  readonly to?: EpochMs | undefined
  readonly words?: string | undefined
  readonly term?: string | undefined
  readonly after?: { readonly at: EpochMs; readonly id: string } | undefined
  readonly now: EpochMs
  readonly limit: number
}

/** The grants that fit a filter, newest first. Extensions stand under the grant that they lengthen. */
export function listLedger(db: ReadDb, filter: LedgerFilter): Promise<GrantTable[]> {
  let rows = grants(db).where('extends', 'is', null)
  const { agent, template, by, key, words, term, from, to, after, state, now } = filter
  if (agent !== undefined) {
    const like = likeOf(agent)
    rows = rows.where((eb) => eb.or([contains('agent_email', like), contains('agent_name', like)]))
  }
  if (template !== undefined) rows = rows.where('template_id', '=', template)
  if (by !== undefined) rows = rows.where((eb) => eb.or([eb('asked_by', '=', by), eb('given_by', '=', by)]))
  if (from !== undefined) rows = rows.where('asked_at', '>=', from)
  if (to !== undefined) rows = rows.where('asked_at', '<', to)
  if (words !== undefined) {
    const like = likeOf(words)
    rows = rows.where((eb) => eb.or([contains('reason', like), contains('ticket', like)]))
  }
  if (key !== undefined) rows = rows.where('id', 'in', grantsWithKey(db, key))
  if (term !== undefined) rows = rows.where('id', 'in', grantsWithTerm(db, term))
  if (state !== undefined && state.length > 0) rows = rows.where((eb) => eb.or(state.map((one) => stateIs(one, now))))
  if (after !== undefined) {
    rows = rows.where((eb) =>
      eb.or([eb('asked_at', '<', after.at), eb.and([eb('asked_at', '=', after.at), eb('id', '<', after.id)])]),
    )
  }
  return rows.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute()
}

function contains(column: 'agent_email' | 'agent_name' | 'reason' | 'ticket', like: string) {
  return sql<boolean>`lower(${sql.ref(column)}) like ${like} escape '!'`
}

function likeOf(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`
}

function grantsWithKey(db: ReadDb, kid: string) {
  return db.withTables<GrantTables>().selectFrom('grant_token').select('grant_id').where('kid', '=', kid)
}

function grantsWithTerm(db: ReadDb, term: string) {
  return db.withTables<GrantTables>().selectFrom('grant_term').select('grant_id').where('term', '=', term)
}

/** The condition under which `stateAt` gives a state: what is stored, and what time has done to it since. */
function stateIs(state: GrantState, now: EpochMs) {
  const waits = sql<boolean>`state = 'requested' and decide_by > ${now} and coalesce(ends_at, decide_by) > ${now}`
  const ready = sql<boolean>`state = 'ready' and coalesce(claim_by, 0) > ${now} and coalesce(ends_at, 0) > ${now}`
  const active = sql<boolean>`state = 'active' and coalesce(ends_at, 0) > ${now}`
  const ending = sql<boolean>`state = 'ending' and coalesce(last_token_ends_at, 0) > ${now}`
  switch (state) {
    case 'requested':
      return sql<boolean>`(${waits})`
    case 'ready':
      return sql<boolean>`(${ready})`
    case 'active':
      return sql<boolean>`(${active})`
    case 'ending':
      return sql<boolean>`(${ending})`
    case 'declined':
      return sql<boolean>`(state = 'declined')`
    case 'lapsed':
      return sql<boolean>`(state = 'lapsed' or (state = 'requested' and not (${waits})) or (state = 'ready' and not (${ready})))`
    case 'ended':
      return sql<boolean>`(state = 'ended' or (state = 'active' and not (${active})) or (state = 'ending' and not (${ending})))`
  }
}
