import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, command } from '@/lib/server/service'
import { whyNotAgree } from '../../versions/approval'
import { lockRow } from '../draft/store'
import { approvalId, reasonText } from '../input'
import { writersOf } from './read'
import { decideApproval, requireApprovalRow } from './store'

const decision = z.object({ approvalId, reason: reasonText })

/** Agrees to a request. Neither who asked for it nor anybody who wrote what it is for may: `forbidden`. */
export const approveRequest = command({
  deed: 'approval.approve',
  input: decision,
  run: ({ tx, caller, input, now }) => decide(tx, caller, { ...input, now, decision: 'approved' }),
})

/** Declines a request, or takes an own one back. */
export const declineRequest = command({
  deed: 'approval.decline',
  input: decision,
  run: ({ tx, caller, input, now }) => decide(tx, caller, { ...input, now, decision: 'declined' }),
})

type Given = z.output<typeof decision> & { readonly decision: 'approved' | 'declined'; readonly now: EpochMs }

async function decide(tx: WriteTx, caller: Caller, { approvalId: id, reason, decision: kind, now }: Given) {
  const row = await requireApprovalRow(tx, id)
  const isOwn = row.requested_by === caller.id
  const drafters = writersOf(await lockRow(tx, row.template_id))(row)
  const message = whyNotAgree({ isOwn, isDrafter: drafters.includes(caller.id) })
  if (kind === 'approved' && message !== null) throw new AppError('forbidden', { message })
  if (kind === 'declined' && !isOwn && !mayDo('approval.approve', caller.roles)) throw new AppError('forbidden')
  await decideApproval(tx, id, { decision: kind, reason, at: now, by: caller.id })
  return {
    value: { id, decision: kind },
    target: row.template_id,
    detail: { approval: id, content: row.content_hash, reason },
  }
}
