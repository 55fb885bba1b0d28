import { expressionBuilder, sql } from 'kysely'
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
  if (by !== undefined && (await gaveNothing(db, by))) return true
  if (key === undefined) return false
  const tokens = db.withTables<GrantTables>().selectFrom('grant_token').select('kid')
  return (await tokens.where(startsWith(key)).limit(1).executeTakeFirst()) === undefined
}

/** Tells whether these members neither asked for anything nor gave it. */
async function gaveNothing(db: ReadDb, by: readonly string[]): Promise<boolean> {
  const grants = db.withTables<GrantTables>().selectFrom('access_grant').select('id').limit(1)
  const asked = await grants.where('asked_by', 'in', by).executeTakeFirst()
  return asked === undefined && (await grants.where('given_by', 'in', by).executeTakeFirst()) === undefined
}

/** How many grants fit a filter. */
export async function countLedger(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>): Promise<number> {
  const counted = countable(db, filter).select((eb) => eb.fn.countAll<number | string>().as('count'))
  return Number((await counted.executeTakeFirstOrThrow()).count)
}

/** All grants that fit a filter, in no order. The narrow table of searches leads: it has their order, and is all that words read. */
function narrowed(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>) {
  const tables = db.withTables<GrantTables>().selectFrom('grant_search')
  // SQLite reads a cross join in the order it is written; else it would read all of a template or a state and sort them.
  const joined = isOfFew(filter)
    ? tables.innerJoin('access_grant', 'access_grant.id', 'grant_search.grant_id')
    : tables.crossJoin('access_grant').whereRef('access_grant.id', '=', 'grant_search.grant_id')
  const conditions = [...searchConditions(filter), ...grantConditions(db, filter)]
  return joined.selectAll('access_grant').where((eb) => eb.and(conditions))
}

/**
 * All grants that fit a filter, to be counted: each is read once, without the look-up for each that the order of the list costs.
 * Written so that no index fits the first condition, as almost every grant extends none.
 */
export function countable(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>) {
  const searched = searchConditions(filter)
  const rows = db
    .withTables<GrantTables>()
    .selectFrom('access_grant')
    .where((eb) => eb.and([sql<boolean>`coalesce(extends, '') = ''`, ...grantConditions(db, filter)]))
  if (searched.length === 0) return rows
  return rows.where('access_grant.id', 'in', (eb) =>
    eb
      .selectFrom('grant_search')
      .select('grant_id')
      .where((found) => found.and(searched)),
  )
}

/** What the narrow table of searches answers. */
function searchConditions({ agent, words, from, to }: Pick<LedgerFilter, 'agent' | 'words' | 'from' | 'to'>) {
  return [
    ...(agent === undefined ? [] : [contains('agent', agent)]),
    ...(words === undefined ? [] : [contains('words', words)]),
    ...(from === undefined ? [] : [sql<boolean>`at >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`at < ${to}`]),
  ]
}

/** What the grant itself answers. */
function grantConditions(db: ReadDb, filter: Omit<LedgerFilter, 'after' | 'limit'>) {
  const { templates, by, key, term } = filter
  const eb = expressionBuilder<GrantTables, 'access_grant'>()
  const members = by === undefined ? [] : atLeastOne(by)
  return [
    ...(templates === undefined ? [] : [eb('template_id', 'in', atLeastOne(templates))]),
    ...(by === undefined ? [] : [eb.or([eb('asked_by', 'in', members), eb('given_by', 'in', members)])]),
    ...(key === undefined ? [] : [eb.exists(tokensWithKey(db, key))]),
    ...(term === undefined ? [] : [eb('access_grant.id', 'in', grantsWithTerm(db, term))]),
    ...standing(filter),
  ]
}

const fewStates: readonly GrantState[] = ['requested', 'ready', 'active', 'ending']

/** Tells whether only grants are asked for that are not over, which are few: they are found by their state. */
function isOfFew({ state = [], marks = [] }: Pick<LedgerFilter, 'state' | 'marks'>): boolean {
  return marks.includes('expiring') || (state.length > 0 && state.every((one) => fewStates.includes(one)))
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
