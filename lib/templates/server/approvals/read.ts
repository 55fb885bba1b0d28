import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, isId } from '@/lib/base'
import { activeRoles, memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import type { Approval } from '../../versions/approval'
import { templateId } from '../input'
import type { ApprovalTable } from '../tables'
import { listApprovalRows, listUses } from './store'

/** The requests to publish a template without limits, newest first, with their decisions. */
export const listApprovals = query({
  deed: 'approval.list',
  input: z.object({ id: templateId }),
  run: ({ db, caller, input }) => readApprovals(db, caller, input.id),
})

/** The requests for a template, newest first, as this person sees them: on screen, and where one is about to be used. */
export async function readApprovals(
  db: ReadDb,
  caller: Pick<Caller, 'id'>,
  template: string,
): Promise<readonly Approval[]> {
  // One after the other: inside a transaction there is one connection.
  const rows = await listApprovalRows(db, template)
  const uses = await listUses(db, template)
  const names = await memberNames(db)
  const roles = await activeRoles(db)
  const members: Members = {
    nameOf: (id) => names.get(id) ?? 'a former member',
    mayApprove: (id) => mayDo('approval.approve', roles.get(id) ?? []),
  }
  return rows.map((row) => ({
    id: idOf(row),
    hash: row.content_hash,
    reason: row.reason,
    requestedAt: row.requested_at,
    requestedBy: members.nameOf(row.requested_by),
    isOwn: row.requested_by === caller.id,
    isDrafter: row.drafted_by === caller.id,
    decision: decisionOf(row, members),
    usedFor: uses.get(row.id) ?? null,
  }))
}

type Members = { readonly nameOf: (id: string) => string; readonly mayApprove: (id: string) => boolean }

function decisionOf(row: ApprovalTable, { nameOf, mayApprove }: Members): Approval['decision'] {
  const { decision: kind, decided_at: at, decided_by: by } = row
  if ((kind !== 'approved' && kind !== 'declined') || at === null || by === null) return null
  return { kind, reason: row.decision_reason ?? '', at, by: nameOf(by), isByApprover: mayApprove(by) }
}

function idOf(row: ApprovalTable): Approval['id'] {
  if (!isId('apr', row.id)) throw new AppError('internal')
  return row.id
}
