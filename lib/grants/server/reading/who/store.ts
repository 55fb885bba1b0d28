import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { grants } from '../../store'
import type { GrantTable, GrantTables, GrantTokenTable } from '../../tables'

type Span = { readonly from: EpochMs; readonly to: EpochMs }

type Candidates = Span & {
  readonly terms: readonly string[]
  readonly after?: { readonly at: EpochMs; readonly id: string } | undefined
  readonly limit: number
}

/**
 * Grants that are found by one of these terms and minted a token that was valid within a span, newest first. The instant
 * `from` counts, `to` does not, unless both are the same.
 */
export function listCandidates(db: ReadDb, { terms, from, to, after, limit }: Candidates): Promise<GrantTable[]> {
  const filed = db.withTables<GrantTables>().selectFrom('grant_term').select('grant_id')
  let rows = grants(db)
  if (after !== undefined) {
    rows = rows.where((eb) =>
      eb.or([eb('asked_at', '<', after.at), eb.and([eb('asked_at', '=', after.at), eb('id', '<', after.id)])]),
    )
  }
  return (
    rows
      .where('id', 'in', filed.where('term', 'in', [...terms]).where('kind', '=', 'reach'))
      // A token counts from the whole second before it was signed, which may lie before it was asked for.
      .where('asked_at', '<', to + 1_000)
      .where('last_token_ends_at', '>', from)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  )
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
