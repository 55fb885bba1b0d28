import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { type Limit, networkOf, requireTry } from '@/lib/server/limits'

/** For each address of the network. Looking at an invite and accepting it are one try each. */
const inviteTries: Limit = { name: 'invite', of: 'tries', tries: 30, windowMs: 60_000 }

/** Takes one try at an invite, or refuses with `too_many` and how long to wait. */
export async function requireInviteTry(
  db: ReadDb,
  { address, now }: { readonly address: string | undefined; readonly now: EpochMs },
): Promise<void> {
  await requireTry(db, inviteTries, { by: networkOf(address), now })
}
