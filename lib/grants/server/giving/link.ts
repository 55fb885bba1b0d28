import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError } from '@/lib/base'
import { command } from '@/lib/server/service'
import type { GrantLink } from '../../desk'
import { stateAt } from '../../lifecycle'
import { factsOf } from '../row'
import { hashProof, makeProof } from '../seal'
import { changeGrant, lockGrant } from '../store'
import { grantId } from './input'

/**
 * Makes the link of a grant that waits to be opened, for who asked for it or who may give; an earlier link of it no longer
 * opens anything. Refuses what is not ready (`conflict`).
 */
export const makeGrantLink = command({
  deed: 'grant.link',
  input: z.strictObject({ id: grantId }),
  run: async ({ tx, caller, input: { id }, now }) => {
    const row = await lockGrant(tx, id)
    if (row.asked_by !== caller.id && !mayDo('grant.give', caller.roles)) throw new AppError('forbidden')
    if (row.delivery !== 'link') throw new AppError('blocked', { message: 'This access is handed over as a token.' })
    if (stateAt(factsOf(row), now) !== 'ready' || row.claim_by === null) {
      throw new AppError('conflict', { message: 'Only access that waits to be opened has a link.' })
    }
    const code = makeProof()
    await changeGrant(tx, id, { claim_hash: hashProof('code', code) })
    return { value: { code, claimBy: row.claim_by } satisfies GrantLink, target: id }
  },
})
