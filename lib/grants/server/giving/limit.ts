import type { EpochMs } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { requireTry } from '@/lib/server/limits'

/**
 * Counts what a member gives, asks for, lengthens or hands over, and refuses what is more than one may in a minute
 * (`too_many`, with how long to wait). Counted in the transaction that does it: what is refused and what was done before
 * costs nothing, and nothing is written twice.
 */
export async function requireGiving(
  tx: WriteTx,
  { by, now }: { readonly by: string; readonly now: EpochMs },
): Promise<void> {
  const limit = { name: 'grant.give', of: 'grants in one minute', tries: env().GIVING_PER_MINUTE, windowMs: 60_000 }
  await requireTry(tx, limit, { by, now })
}
