import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import { whyNotAgree } from '../../versions/approval'
import type { WaitingApproval } from '../../versions/waiting'
import { hashOf } from '../content'
import { approvalId, templateId } from '../input'
import { draftOf, requireRow } from '../store'
import type { ApprovalTable, TemplateTable } from '../tables'
import { findVersionNumber } from '../versions/store'
import { type Approvers, readApprovers, writersOf } from './read'
import { listOpenApprovals } from './store'

/** How many open requests are looked at: far more than a team has, and a bound on the work of each look. */
const maxOpen = 500

/**
 * The requests that wait for this person, newest first: those that they may decide and that could still be published with.
 * A request for a content that the draft no longer has waits for nobody, as agreeing to it would be of no use.
 */
export const listWaiting = query({
  deed: 'approval.waiting',
  isRepeated: true,
  input: z.object({}),
  run: async ({ db, caller }): Promise<readonly WaitingApproval[]> => {
    const open = await listOpenApprovals(db, maxOpen)
    if (open.length === 0) return []
    const members = await readApprovers(db)
    const waiting: WaitingApproval[] = []
    for (const id of new Set(open.map((request) => request.template_id))) {
      const requests = open.filter((request) => request.template_id === id)
      // A template is some hundred kilobytes to hash, and every open page asks this again and again.
      await setImmediate()
      waiting.push(...(await waitingFor(db, { caller, members, template: await requireRow(db, id), requests })))
    }
    return waiting.toSorted((a, b) => b.requestedAt - a.requestedAt)
  },
})

type Asked = {
  readonly caller: Caller
  readonly members: Approvers
  readonly template: TemplateTable
  readonly requests: readonly ApprovalTable[]
}

async function waitingFor(db: ReadDb, { caller, members, template, requests }: Asked): Promise<WaitingApproval[]> {
  const hash = hashOf(draftOf(template))
  const writers = writersOf(template)
  const waiting: WaitingApproval[] = []
  for (const request of requests) {
    const isOwn = request.requested_by === caller.id
    if (whyNotAgree({ isOwn, isDrafter: writers(request).includes(caller.id) }) !== null) continue
    const isDraft = request.content_hash === hash
    const number = isDraft ? null : await findVersionNumber(db, template.id, request.content_hash)
    if (!isDraft && (number === null || number === template.live_version)) continue
    waiting.push({
      id: approvalId.parse(request.id),
      templateId: templateId.parse(template.id),
      templateName: template.name,
      restores: number,
      reason: request.reason,
      requestedAt: request.requested_at,
      requestedBy: members.nameOf(request.requested_by),
    })
  }
  return waiting
}
