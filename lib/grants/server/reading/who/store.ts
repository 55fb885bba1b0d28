import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { minuteBounds } from '@/lib/templates'
import { grants } from '../../store'
import type { GrantTable, GrantTables, GrantTokenTable } from '../../tables'

type Span = { readonly from: EpochMs; readonly to: EpochMs }

type Candidates = Span & {
  readonly terms: readonly string[]
  readonly after?: { readonly at: EpochMs; readonly id: string } | undefined
  readonly limit: number
}

/** No grant lasts longer, and so the tokens of one that could be used at a time end no later after it; and a second, as times are rounded. */
const longestMs = minuteBounds.maxMinutes.most * 60_000 + 1_000

/**
 * Grants that are found by one of these terms and minted a token that was valid within a span, newest first. The instant
 * `from` counts, `to` does not, unless both are the same.
 */
export function listCandidates(db: ReadDb, { terms, from, to, after, limit }: Candidates): Promise<GrantTable[]> {
  const tables = db.withTables<GrantTables>()
  let filed = tables
    .selectFrom('grant_reach')
    .select(['grant_id', (eb) => eb.fn.max('at').as('at')])
    .where('term', 'in', [...terms])
    .where('last_token_ends_at', '>', from)
    .where('last_token_ends_at', '<=', to + longestMs)
    // A token counts from the whole second before it was signed, which may lie before it was asked for.
    .where('at', '<', to + 1_000)
  if (after !== undefined) {
    filed = filed.where((eb) =>
      eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('grant_id', '<', after.id)])]),
    )
  }
  return tables
    .selectFrom(filed.groupBy('grant_id').orderBy('at', 'desc').orderBy('grant_id', 'desc').limit(limit).as('filed'))
    .innerJoin('access_grant', 'access_grant.id', 'filed.grant_id')
    .selectAll('access_grant')
    .orderBy('filed.at', 'desc')
    .orderBy('filed.grant_id', 'desc')
    .execute()
}

/** Whether anything was ever asked for. */
export async function hasGrants(db: ReadDb): Promise<boolean> {
  return (await grants(db).limit(1).executeTakeFirst()) !== undefined
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
  return rows.where('issued_at', '<=', to).where('expires_at', '>', from).orderBy('issued_at').execute()
}
