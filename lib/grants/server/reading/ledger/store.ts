import { sql } from 'kysely'
import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { LedgerMark } from '../../../ledger/query'
import type { GrantState } from '../../../lifecycle'
import { grants } from '../../store'
import type { GrantTable, GrantTables } from '../../tables'

/** What grants are looked for by. `words` are looked for in reason and ticket, the rest is compared whole or as a part of a name. */
export type LedgerFilter = {
  readonly agent?: string | undefined
  /** The ids of the templates that were found by name. */
  readonly templates?: readonly string[] | undefined
  readonly state?: readonly GrantState[] | undefined
  /** The ids of the members that were found by name: who asked or gave. */
  readonly by?: readonly string[] | undefined
  /** The beginning of a key's id. */
  readonly key?: string | undefined
  readonly from?: EpochMs | undefined
  readonly to?: EpochMs | undefined
  readonly marks?: readonly LedgerMark[] | undefined
  readonly words?: string | undefined
  readonly term?: readonly string[] | undefined
  readonly after?: { readonly at: EpochMs; readonly id: string } | undefined
  readonly now: EpochMs
  readonly limit: number
}

/** The grants that fit a filter, newest first. Extensions stand under the grant that they lengthen. */
export function listLedger(db: ReadDb, filter: LedgerFilter): Promise<GrantTable[]> {
  const { after, limit } = filter
  let rows = narrowed(db, filter)
  if (after !== undefined) {
    rows = rows.where((eb) =>
      eb.or([eb('asked_at', '<', after.at), eb.and([eb('asked_at', '=', after.at), eb('id', '<', after.id)])]),
    )
  }
  return rows.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** How many grants fit a filter. */
export async function countLedger(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>): Promise<number> {
  const counted = narrowed(db, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
  return Number((await counted.executeTakeFirstOrThrow()).count)
}

/** All grants that fit a filter, in no order. */
export function narrowed(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>) {
  // Written so that no index fits: almost every grant extends none, and SQLite would read all of them by it and sort.
  let rows = grants(db).where(sql<boolean>`coalesce(extends, '') = ''`)
  const { agent, templates, by, key, words, term, from, to } = filter
  if (agent !== undefined) {
    const like = likeOf(agent)
    rows = rows.where((eb) => eb.or([contains('agent_email', like), contains('agent_name', like)]))
  }
  if (templates !== undefined) rows = rows.where('template_id', 'in', atLeastOne(templates))
  if (by !== undefined) {
    rows = rows.where((eb) => eb.or([eb('asked_by', 'in', atLeastOne(by)), eb('given_by', 'in', atLeastOne(by))]))
  }
  if (from !== undefined) rows = rows.where('asked_at', '>=', from)
  if (to !== undefined) rows = rows.where('asked_at', '<', to)
  if (words !== undefined) {
    const like = likeOf(words)
    rows = rows.where((eb) => eb.or([contains('reason', like), contains('ticket', like)]))
  }
  if (key !== undefined) rows = rows.where((eb) => eb.exists(tokensWithKey(db, key)))
  if (term !== undefined) rows = rows.where('id', 'in', grantsWithTerm(db, term))
  for (const condition of standing(filter)) rows = rows.where(condition)
  return rows
}

/** No id is empty, so that a list of none finds nothing. */
function atLeastOne(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : ids
}

const halfAnHour = 30 * 60_000

/** Where a grant stands now, as conditions that all have to hold. */
function standing({ state, marks = [], now }: Pick<LedgerFilter, 'state' | 'marks' | 'now'>) {
  const states =
    state === undefined || state.length === 0
      ? []
      : [
          sql.join(
            state.map((one) => stateIs(one, now)),
            sql` or `,
          ),
        ]
  return [
    ...states.map((any) => sql<boolean>`(${any})`),
    ...(marks.includes('expiring')
      ? [sql<boolean>`(${stateIs('active', now)} or ${stateIs('ready', now)}) and ends_at <= ${now + halfAnHour}`]
      : []),
    ...(marks.includes('unapproved') ? [sql<boolean>`given_by is not null and approvals = 0`] : []),
  ]
}

function contains(column: 'agent_email' | 'agent_name' | 'reason' | 'ticket', like: string) {
  return sql<boolean>`lower(${sql.ref(column)}) like ${like} escape '!'`
}

function likeOf(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`
}

function tokensWithKey(db: ReadDb, kid: string) {
  const tokens = db.withTables<GrantTables>().selectFrom('grant_token').select('kid')
  return tokens
    .whereRef('grant_token.grant_id', '=', sql.ref('access_grant.id'))
    .where(sql<string>`substr(kid, 1, ${kid.length})`, '=', kid)
}

function grantsWithTerm(db: ReadDb, terms: readonly string[]) {
  return db
    .withTables<GrantTables>()
    .selectFrom('grant_term')
    .select('grant_id')
    .where('term', 'in', [...terms])
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
