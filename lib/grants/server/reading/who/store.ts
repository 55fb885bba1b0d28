import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { grants } from '../../store'
import type { GrantTable, GrantTables, GrantTokenTable } from '../../tables'

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
