import { z } from 'zod'
import { AppError, isId } from '@/lib/base'
import { memberNames } from '@/lib/members/server'
import { query } from '@/lib/server/service'
import type { Approval } from '../../versions/version'
import { templateId } from '../input'
import type { ApprovalTable } from '../tables'
import { listApprovalRows } from './store'

/** The requests to publish a template without limits, newest first, with their decisions. */
export const listApprovals = query({
  deed: 'approval.list',
  input: z.object({ id: templateId }),
  run: async ({ db, caller, input }): Promise<readonly Approval[]> => {
    const [rows, names] = await Promise.all([listApprovalRows(db, input.id), memberNames(db)])
    const nameOf = (id: string) => names.get(id) ?? 'a former member'
    return rows.map((row) => ({
      id: idOf(row),
      hash: row.content_hash,
      reason: row.reason,
      requestedAt: row.requested_at,
      requestedBy: nameOf(row.requested_by),
      isOwn: row.requested_by === caller.id,
      decision: decisionOf(row, nameOf),
    }))
  },
})

function decisionOf(row: ApprovalTable, nameOf: (id: string) => string): Approval['decision'] {
  const { decision: kind, decided_at: at, decided_by: by } = row
  if ((kind !== 'approved' && kind !== 'declined') || at === null || by === null) return null
  return { kind, reason: row.decision_reason ?? '', at, by: nameOf(by) }
}

function idOf(row: ApprovalTable): Approval['id'] {
  if (!isId('apr', row.id)) throw new AppError('internal')
  return row.id
}
