import { AppError, type EpochMs } from '@/lib/base'
import { moveGrant } from '../../lifecycle'
import type { GrantTable } from '../tables'

/** What becomes of a request when the last person needed has agreed: from when, until when, and until when its link waits. */
export function readyChange(
  row: GrantTable,
  { by, now }: { readonly by: string; readonly now: EpochMs },
): Pick<GrantTable, 'state' | 'starts_at' | 'ends_at' | 'given_by' | 'ready_at' | 'claim_by'> {
  const moved = moveGrant(row.state === 'requested' ? 'requested' : 'ended', 'approve')
  if (!moved.ok) throw new AppError('conflict', { message: 'This was decided already.' })
  const startsAt = Math.max(row.starts_at ?? now, now)
  const endsAt = row.ends_at ?? startsAt + (row.length_seconds ?? 0) * 1000
  return {
    state: moved.value,
    starts_at: startsAt,
    ends_at: endsAt,
    given_by: by,
    ready_at: now,
    claim_by: Math.min(startsAt + row.claim_seconds * 1000, endsAt),
  }
}
