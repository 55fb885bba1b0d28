import { sql } from 'kysely'
import { type EpochMs, foldText } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { LedgerMark } from '../../../ledger/query'
import type { GrantState } from '../../../lifecycle'
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
export async function listLedger(db: ReadDb, filter: LedgerFilter): Promise<GrantTable[]> {
  const { after, limit } = filter
  if (await findsNothing(db, filter)) return []
  let rows = narrowed(db, filter)
  if (after !== undefined) {
    rows = rows.where((eb) =>
      eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('grant_id', '<', after.id)])]),
    )
  }
  return rows.orderBy('at', 'desc').orderBy('grant_id', 'desc').limit(limit).execute()
}

/** Tells at once that nothing fits: a name that nobody has, or a key that signed no token. All grants would be looked at for it. */
async function findsNothing(db: ReadDb, { by, templates, key }: Pick<LedgerFilter, 'by' | 'templates' | 'key'>) {
  if (by?.length === 0 || templates?.length === 0) return true
  if (key === undefined) return false
  const tokens = db.withTables<GrantTables>().selectFrom('grant_token').select('kid')
  return (await tokens.where(startsWith(key)).limit(1).executeTakeFirst()) === undefined
}

/** How many grants fit a filter. */
export async function countLedger(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>): Promise<number> {
  const counted = narrowed(db, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
  return Number((await counted.executeTakeFirstOrThrow()).count)
}

/** All grants that fit a filter, in no order. The narrow table of searches leads: it has their order, and is all that words read. */
export function narrowed(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>) {
  let rows = db
    .withTables<GrantTables>()
    .selectFrom('grant_search')
    .innerJoin('access_grant', 'access_grant.id', 'grant_search.grant_id')
    .selectAll('access_grant')
  const { agent, templates, by, key, words, term, from, to } = filter
  if (agent !== undefined) {
    rows = rows.where(contains('agent', agent))
  }
  if (templates !== undefined) rows = rows.where('template_id', 'in', atLeastOne(templates))
  if (by !== undefined) {
    rows = rows.where((eb) => eb.or([eb('asked_by', 'in', atLeastOne(by)), eb('given_by', 'in', atLeastOne(by))]))
  }
  if (from !== undefined) rows = rows.where('at', '>=', from)
  if (to !== undefined) rows = rows.where('at', '<', to)
  if (words !== undefined) {
    rows = rows.where(contains('words', words))
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

function contains(column: 'agent' | 'words', text: string) {
  const like = `%${foldText(text).replace(/[!%_]/g, '!$&')}%`
  return sql<boolean>`${sql.ref(column)} like ${like} escape '!'`
}

function tokensWithKey(db: ReadDb, kid: string) {
  const tokens = db.withTables<GrantTables>().selectFrom('grant_token').select('kid')
  return tokens.whereRef('grant_token.grant_id', '=', sql.ref('access_grant.id')).where(startsWith(kid))
}

function startsWith(kid: string) {
  return sql<boolean>`substr(kid, 1, ${kid.length}) = ${kid}`
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
