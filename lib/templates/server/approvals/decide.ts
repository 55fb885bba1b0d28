import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, command } from '@/lib/server/service'
import type { TemplateContent } from '../../versions/content'
import { hashOf } from '../content'
import { approvalId, reasonText, templateId } from '../input'
import { draftOf, requireOpenRow } from '../store'
import { contentOfRow } from '../versions/read'
import { requireVersionRow } from '../versions/store'
import { decideApproval, insertApproval, listApprovalRows, requireApprovalRow } from './store'

/**
 * Asks a second member to agree to what reaches without limits: the draft, or an earlier version (`number`) that is to be
 * published again. The request is for exactly this content and takes the place of every earlier one for it; any later
 * change needs a new one. Refuses a second open request for the same content with `conflict`.
 */
export const requestApproval = command({
  deed: 'approval.request',
  input: z.object({
    id: templateId,
    revision: z.int().positive(),
    number: z.int().positive().optional(),
    reason: reasonText,
  }),
  run: async ({ tx, caller, input, now, newId }) => {
    const hash = hashOf(await contentAsked(tx, input))
    const known = await listApprovalRows(tx, input.id)
    if (known.some((request) => request.content_hash === hash && request.decision === null)) {
      throw new AppError('conflict', {
        message: 'Someone already asked for this content. It waits for a second member.',
      })
    }
    const id = newId('apr')
    const request = { id, template_id: input.id, content_hash: hash, reason: input.reason }
    await insertApproval(tx, { ...request, requested_at: now, requested_by: caller.id })
    return { value: { id }, target: input.id, detail: { approval: id, content: hash, reason: input.reason } }
  },
})

type Asked = { readonly id: Id<'tpl'>; readonly revision: number; readonly number?: number | undefined }

async function contentAsked(tx: WriteTx, { id, revision, number }: Asked): Promise<TemplateContent> {
  const row = await requireOpenRow(tx, id)
  if (number !== undefined) return contentOfRow(await requireVersionRow(tx, id, number))
  if (row.revision === revision) return draftOf(row)
  throw new AppError('conflict', { message: 'This draft was saved again in the meantime.' })
}

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
