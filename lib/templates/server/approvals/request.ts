import { z } from 'zod'
import { AppError, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { command } from '@/lib/server/service'
import type { TemplateContent } from '../../versions/content'
import { hashOf } from '../content'
import { reasonText, templateId } from '../input'
import { draftOf, requireOpenRow } from '../store'
import { contentOfRow } from '../versions/read'
import { requireVersionRow } from '../versions/store'
import { findDrafter, insertApproval, listApprovalRows } from './store'

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
    const { content, draftedBy } = await contentAsked(tx, input)
    const hash = hashOf(content)
    const known = await listApprovalRows(tx, input.id)
    if (known.some((request) => request.content_hash === hash && request.decision === null)) {
      throw new AppError('conflict', {
        message: 'Someone already asked for this content. It waits for a second member.',
      })
    }
    const id = newId('apr')
    const request = { id, template_id: input.id, content_hash: hash, reason: input.reason }
    await insertApproval(tx, { ...request, requested_at: now, requested_by: caller.id, drafted_by: draftedBy })
    return { value: { id }, target: input.id, detail: { approval: id, content: hash, reason: input.reason } }
  },
})

type Asked = { readonly id: Id<'tpl'>; readonly revision: number; readonly number?: number | undefined }

/** What is asked for and who wrote it: of a version whoever drafted what was agreed to then, else whoever published it. */
async function contentAsked(
  tx: WriteTx,
  { id, revision, number }: Asked,
): Promise<{ readonly content: TemplateContent; readonly draftedBy: string | null }> {
  const row = await requireOpenRow(tx, id)
  if (number !== undefined) {
    const version = await requireVersionRow(tx, id, number)
    const drafter = await findDrafter(tx, version.approval_id)
    return { content: contentOfRow(version), draftedBy: drafter ?? version.published_by }
  }
  if (row.revision === revision) return { content: draftOf(row), draftedBy: row.drafted_by }
  throw new AppError('conflict', { message: 'This draft was saved again in the meantime.' })
}
