import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, command } from '@/lib/server/service'
import { hashOf } from '../content'
import { approvalId, reasonText, templateId } from '../input'
import { draftOf, requireOpenRow } from '../store'
import { decideApproval, insertApproval, listApprovalRows, requireApprovalRow } from './store'

/**
 * Asks a second member to agree to a draft that reaches without limits. The request is for exactly this content: any
 * later change needs a new one. Refuses a second open request for the same content with `conflict`.
 */
export const requestApproval = command({
  deed: 'approval.request',
  input: z.object({ id: templateId, revision: z.int().positive(), reason: reasonText }),
  run: async ({ tx, caller, input, now, newId }) => {
    const row = await requireOpenRow(tx, input.id)
    if (row.revision !== input.revision)
      throw new AppError('conflict', { message: 'This draft was saved again in the meantime.' })
    const hash = hashOf(draftOf(row))
    const known = await listApprovalRows(tx, input.id)
    if (known.some((request) => request.content_hash === hash && request.decision === null)) {
      throw new AppError('conflict', { message: 'Someone already asked for this draft. It waits for a second member.' })
    }
    const id = newId('apr')
    const request = { id, template_id: input.id, content_hash: hash, reason: input.reason }
    await insertApproval(tx, { ...request, requested_at: now, requested_by: caller.id })
    return { value: { id }, target: input.id, detail: { approval: id, content: hash, reason: input.reason } }
  },
})

const decision = z.object({ approvalId, reason: reasonText })

/** Agrees to a request. Nobody may agree to their own: `forbidden`. */
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
  if (kind === 'approved' && row.requested_by === caller.id) {
    throw new AppError('forbidden', { message: 'You asked for this yourself, so someone else has to agree to it.' })
  }
  const isOthers = row.requested_by !== caller.id
  if (kind === 'declined' && isOthers && !mayDo('approval.approve', caller.roles)) throw new AppError('forbidden')
  await decideApproval(tx, id, { decision: kind, reason, at: now, by: caller.id })
  return {
    value: { id, decision: kind },
    target: row.template_id,
    detail: { approval: id, content: row.content_hash, reason },
  }
}
