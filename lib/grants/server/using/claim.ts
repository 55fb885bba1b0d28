import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { type Limit, networkOf, requireTry } from '@/lib/server/limits'
import { publicCommand } from '@/lib/server/service'
import { idOf, requireMove } from '../row'
import { hashProof, makeProof } from '../seal'
import { changeGrant, lockGrant, requireGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import {
  findByCode,
  findOwnHolder,
  isHolder,
  isOpenedBy,
  linkInput,
  linkTries,
  refuseLink,
  whyNotOpened,
} from './link-code'

/** What claiming gives to the browser: the secret that binds the grant to it. To be kept in a cookie that no script reads. */
export type ClaimedGrant = { readonly id: Id<'gnt'>; readonly holder: string; readonly endsAt: EpochMs }

/** For each network. */
const trying: Limit = { name: 'grant.claim', of: 'tries to open a link', ...linkTries }

/**
 * Opens a grant with the one-time code of its link, for the browser that asks: from then on tokens come from there alone.
 * Each reason why not is a refusal of its own: `link_unknown`, `link_early`, `link_used`, `link_late`, `link_ended`. The
 * browser that opened it already (`holder`) opens it again.
 */
export const claimGrant = publicCommand({
  deed: 'grant.claim',
  input: linkInput,
  prepare: async ({ db, address, now }) => requireTry(db, trying, { by: networkOf(address), now }),
  run: async ({ tx, input: { code, holders }, now }) => {
    const row = await lockGrant(tx, (await findByCode(tx, code)).id)
    // While this waited for the grant, somebody may have made a new link in place of this one.
    if (!isOpenedBy(row, code)) throw new AppError('link_unknown')
    const own = findOwnHolder(row, holders, now)
    if (own !== undefined) return { value: claimed(row, own, now), target: row.id, isUnchanged: true as const }
    const refused = whyNotOpened(row, now)
    if (refused !== null) throw refuseLink('grant.claim', row, refused)
    requireTerms(row)
    const holder = makeProof()
    const state = requireMove(row, 'claim', now)
    await changeGrant(tx, row.id, { state, claimed_at: now, holder_hash: hashProof('holder', holder) })
    return { value: claimed(row, holder, now), target: row.id }
  },
})

function claimed(row: GrantTable, holder: string, now: EpochMs): ClaimedGrant {
  return { id: idOf(row), holder, endsAt: row.ends_at ?? now }
}

/** The grant that a browser holds. Throws `link_unknown` for any other, so that nothing is learned of it. */
export async function requireHeld(
  db: ReadDb,
  { id, holder }: { readonly id: string; readonly holder: string },
): Promise<GrantTable> {
  const row = await requireGrant(db, id).catch((thrown: unknown) => {
    throw thrown instanceof AppError && thrown.code === 'not_found' ? new AppError('link_unknown') : thrown
  })
  if (isHolder(row, holder)) return row
  throw new AppError('link_unknown')
}
