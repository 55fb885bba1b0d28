import type { EpochMs } from '@/lib/base'
import { requireMove } from '../row'
import type { GrantTable } from '../tables'

/**
 * What becomes of a request when the last person needed has agreed: from when, until when, and until when its link waits.
 * Throws `conflict` when it is no request any more, or has lapsed by now.
 */
export function readyChange(
  row: GrantTable,
  { by, now }: { readonly by: string; readonly now: EpochMs },
): Pick<GrantTable, 'state' | 'starts_at' | 'ends_at' | 'given_by' | 'ready_at' | 'claim_by'> {
  const state = requireMove(row, 'approve', now)
  const startsAt = Math.max(row.starts_at ?? now, now)
  const endsAt = row.ends_at ?? startsAt + (row.length_seconds ?? 0) * 1000
  return {
    state,
    starts_at: startsAt,
    ends_at: endsAt,
    given_by: by,
    ready_at: now,
    claim_by: Math.min(startsAt + row.claim_seconds * 1000, endsAt),
  }
}
