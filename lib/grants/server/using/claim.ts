import { z } from 'zod'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { type Limit, networkOf, requireTry } from '@/lib/server/limits'
import { publicCommand } from '@/lib/server/service'
import { stateAt } from '../../lifecycle'
import { factsOf, idOf, requireMove } from '../row'
import { hashProof, makeProof } from '../seal'
import { changeGrant, findByClaim, lockGrant, requireGrant } from '../store'
import type { GrantTable } from '../tables'

/** What claiming gives to the browser: the secret that binds the grant to it. To be kept in a cookie that no script reads. */
export type ClaimedGrant = { readonly id: Id<'gnt'>; readonly holder: string; readonly endsAt: EpochMs }

/** For each network. A code has 256 bits; this keeps guessing from being work for the server. */
const trying: Limit = { name: 'grant.claim', of: 'tries to open a link', tries: 20, windowMs: 60_000 }

/**
 * Opens a grant with the one-time code of its link, for the browser that asks: from then on tokens come from there alone.
 * Each reason why not is a refusal of its own: `link_unknown`, `link_early`, `link_used`, `link_late`, `link_ended`. The
 * browser that opened it already (`holder`) opens it again.
 */
export const claimGrant = publicCommand({
  deed: 'grant.claim',
  input: z.strictObject({ code: z.string().max(200), holders: z.array(z.string().max(200)).max(50).default([]) }),
  prepare: async ({ db, address, now }) => requireTry(db, trying, { by: networkOf(address), now }),
  run: async ({ tx, input: { code, holders }, now }) => {
    const found = await findByClaim(tx, hashProof('code', code))
    if (found === undefined) throw new AppError('link_unknown')
    const row = await lockGrant(tx, found.id)
    const own = holders.find((holder) => isHolder(row, holder))
    if (own !== undefined && stateAt(factsOf(row), now) === 'active') {
      return {
        value: claimed(row, own, now),
        target: row.id,
        isUnchanged: true as const,
      }
    }
    requireClaimable(row, now)
    const holder = makeProof()
    const state = requireMove(row, 'claim', now)
    await changeGrant(tx, row.id, { state, claimed_at: now, holder_hash: hashProof('holder', holder) })
    return { value: claimed(row, holder, now), target: row.id }
  },
})

function claimed(row: GrantTable, holder: string, now: EpochMs): ClaimedGrant {
  return { id: idOf(row), holder, endsAt: row.ends_at ?? now }
}

/** Tells whether a secret is that of the browser that claimed a grant. */
export function isHolder(row: Pick<GrantTable, 'holder_hash'>, holder: string): boolean {
  return row.holder_hash !== null && row.holder_hash === hashProof('holder', holder)
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

function requireClaimable(row: GrantTable, now: EpochMs): void {
  switch (stateAt(factsOf(row), now)) {
    case 'ready':
      if (row.starts_at !== null && now < row.starts_at) {
        const start = new Date(row.starts_at).toISOString().slice(0, 16).replace('T', ' ')
        throw new AppError('link_early', { message: `This access begins at ${start} UTC. Open the link again then.` })
      }
      return
    case 'active':
      throw new AppError('link_used')
    case 'lapsed':
      throw new AppError('link_late')
    case 'requested':
      throw new AppError('link_early', { message: 'Someone still has to agree to this access. Try again later.' })
    default:
      throw new AppError('link_ended')
  }
}
