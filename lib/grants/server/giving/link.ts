import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import { command } from '@/lib/server/service'
import type { GrantLink } from '../../desk'
import { stateAt, takesNewLink } from '../../lifecycle'
import { factsOf, requireMove } from '../row'
import { hashProof, makeProof } from '../seal'
import { changeGrant, lockGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { grantId } from './input'

/**
 * Makes the link of a grant that waits to be opened, for who asked for it or who may give; an earlier link of it no longer
 * opens anything. One that was opened waits again when no token left since: its answer may have been lost, or the wrong
 * person opened it; that browser no longer holds it. Refuses any other (`conflict`).
 */
export const makeGrantLink = command({
  deed: 'grant.link',
  input: z.strictObject({ id: grantId }),
  run: async ({ tx, caller, input: { id }, now }) => {
    const row = await lockGrant(tx, id)
    if (row.asked_by !== caller.id && !mayDo('grant.give', caller.roles)) throw new AppError('forbidden')
    if (row.delivery !== 'link') throw new AppError('blocked', { message: 'This access is handed over as a token.' })
    requireTerms(row)
    const { claimBy, change } = requireWaiting(row, now)
    const code = makeProof()
    await changeGrant(tx, id, { ...change, claim_hash: hashProof('code', code) })
    return { value: { code, claimBy } satisfies GrantLink, target: id, detail: { unclaimed: 'state' in change } }
  },
})

/** Until when a new link waits, and what changes for that. Throws `conflict` with why there is none. */
function requireWaiting(row: GrantTable, now: EpochMs): { claimBy: EpochMs; change: Partial<GrantTable> } {
  const state = stateAt(factsOf(row), now)
  if (!takesNewLink({ state, minted: row.minted }) || row.claim_by === null || row.ends_at === null) {
    const message =
      state === 'active'
        ? 'The agent opened the link and got a token. If that browser is lost, end this access and give it again.'
        : 'Only access that waits to be opened has a link.'
    throw new AppError('conflict', { message })
  }
  if (state === 'ready') return { claimBy: row.claim_by, change: {} }
  const claimBy = Math.min(now + row.claim_seconds * 1000, row.ends_at)
  const unclaimed = { claim_by: claimBy, claimed_at: null, holder_hash: null }
  return { claimBy, change: { ...unclaimed, state: requireMove(row, 'unclaim', now) } }
}
