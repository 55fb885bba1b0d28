import { z } from 'zod'
import { AppError, type Id } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import type { WriteTx } from '@/lib/server/db'
import { command, storedNumber } from '@/lib/server/service'
import type { TemplateContent } from '../../versions/content'
import type { Drafters } from '../../versions/drafters'
import { obstaclesToAsking } from '../../versions/obstacles'
import { judgePublication } from '../../versions/publication'
import { hashOf } from '../content'
import { lockRow } from '../draft/store'
import { printDrafters, readDrafters } from '../drafters'
import { reasonText, templateId } from '../input'
import { draftOf, requireOpen } from '../store'
import { tokenFrame } from '../token-frame'
import { contentOfRow } from '../versions/read'
import { requireVersionRow } from '../versions/store'
import { draftersOfVersion, insertApproval, listApprovalRows } from './store'

/**
 * Asks a second member to agree to what reaches without limits: the draft, or an earlier version (`number`) that is to be
 * published again. The request is for exactly this content and takes the place of every earlier one for it; any later
 * change needs a new one. Refuses a second open request for the same content with `conflict`, and with `blocked` what has
 * errors or failing tests.
 */
export const requestApproval = command({
  deed: 'approval.request',
  input: z.object({
    id: templateId,
    revision: storedNumber,
    number: storedNumber.optional(),
    reason: reasonText,
  }),
  run: async ({ tx, caller, input, now, newId }) => {
    const { content, drafters } = await contentAsked(tx, input)
    await requirePublishable(tx, content)
    const hash = hashOf(content)
    const known = await listApprovalRows(tx, input.id)
    if (known.some((request) => request.content_hash === hash && request.decision === null)) {
      throw new AppError('conflict', {
        message: 'Someone already asked for this content. It waits for a second member.',
      })
    }
    const id = newId('apr')
    const request = { id, template_id: input.id, content_hash: hash, reason: input.reason }
    await insertApproval(tx, {
      ...request,
      requested_at: now,
      requested_by: caller.id,
      drafters: printDrafters(drafters),
    })
    return { value: { id }, target: input.id, detail: { approval: id, content: hash, reason: input.reason } }
  },
})

type Asked = { readonly id: Id<'tpl'>; readonly revision: number; readonly number?: number | undefined }

/** Refuses what could not be published whoever agrees, so that nobody is asked in vain. Throws `blocked` with the first obstacle. */
async function requirePublishable(tx: WriteTx, content: TemplateContent): Promise<void> {
  const { guardrail } = await getGuardrail(tx)
  const [obstacle] = obstaclesToAsking(
    judgePublication({ content, live: null, guardrail, frame: await tokenFrame(tx) }),
  )
  if (obstacle) throw new AppError('blocked', { field: obstacle.field, message: obstacle.message })
}

/** What is asked for and who wrote it. */
async function contentAsked(
  tx: WriteTx,
  { id, revision, number }: Asked,
): Promise<{ readonly content: TemplateContent; readonly drafters: Drafters }> {
  // Held, so that of two who ask for the same at once the second finds the request of the first.
  const row = requireOpen(await lockRow(tx, id))
  if (number !== undefined) {
    const version = await requireVersionRow(tx, id, number)
    return { content: contentOfRow(version), drafters: await draftersOfVersion(tx, version) }
  }
  if (row.revision === revision) return { content: draftOf(row), drafters: readDrafters(row.drafters) }
  throw new AppError('conflict', { message: 'This draft was saved again in the meantime.' })
}
