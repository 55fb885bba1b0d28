import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, isId } from '@/lib/base'
import { formerMember } from '@/lib/members'
import { activeRoles, memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import type { Approval } from '../../versions/approval'
import { type Drafters, joinDrafters } from '../../versions/drafters'
import { hashOf } from '../content'
import { readDrafters } from '../drafters'
import { templateId } from '../input'
import { draftOf, requireRow } from '../store'
import type { ApprovalTable, TemplateTable } from '../tables'
import { listApprovalRows, listUses } from './store'

/** The requests to publish a template without limits, newest first, with their decisions. */
export const listApprovals = query({
  deed: 'approval.list',
  input: z.object({ id: templateId }),
  run: async ({ db, caller, input }) => readApprovals(db, caller, await requireRow(db, input.id)),
})

/** The requests for a template, newest first, as this person sees them: on screen, and where one is about to be used. */
export async function readApprovals(
  db: ReadDb,
  caller: Pick<Caller, 'id'>,
  template: TemplateTable,
): Promise<readonly Approval[]> {
  // One after the other: inside a transaction there is one connection.
  const rows = await listApprovalRows(db, template.id)
  const uses = await listUses(db, template.id)
  const members = await readApprovers(db)
  const writers = writersOf(template)
  return rows.map((row) => {
    const drafters = writers(row)
    return {
      id: idOf(row),
      hash: row.content_hash,
      reason: row.reason,
      requestedAt: row.requested_at,
      requestedBy: members.nameOf(row.requested_by),
      isOwn: row.requested_by === caller.id,
      isDrafter: drafters.includes(caller.id),
      mayAgree: members.namesBut([row.requested_by, ...drafters]),
      decision: decisionOf(row, members, drafters),
      usedFor: uses.get(row.id) ?? null,
    }
  })
}

/** The members as approvals need them. */
export type Approvers = {
  readonly nameOf: (id: string) => string
  /** Whether somebody is an active member who may agree to what others ask for. */
  readonly mayApprove: (id: string) => boolean
  /** The names of all who may agree but these, in order. */
  readonly namesBut: (ids: readonly string[]) => readonly string[]
}

/** Reads who the members are and who of them may agree. */
export async function readApprovers(db: ReadDb): Promise<Approvers> {
  const names = await memberNames(db)
  const roles = await activeRoles(db)
  const nameOf = (id: string) => names.get(id) ?? formerMember
  const mayApprove = (id: string) => mayDo('approval.approve', roles.get(id) ?? [])
  return {
    nameOf,
    mayApprove,
    namesBut: (ids) =>
      [...roles.keys()]
        .filter((id) => mayApprove(id) && !ids.includes(id))
        .map(nameOf)
        .toSorted(),
  }
}

/**
 * Who wrote what a request of this template is for. Of the draft as it is now that is also whoever wrote it since the
 * request, even where it says the same again.
 */
export function writersOf(template: TemplateTable): (row: ApprovalTable) => Drafters {
  const hash = hashOf(draftOf(template))
  const now = readDrafters(template.drafters)
  return ({ content_hash, drafters }) => {
    const then = drafters === null ? [] : readDrafters(drafters)
    return content_hash === hash ? joinDrafters(then, now) : then
  }
}

function decisionOf(row: ApprovalTable, members: Approvers, drafters: Drafters): Approval['decision'] {
  const { decision: kind, decided_at: at, decided_by: by } = row
  if ((kind !== 'approved' && kind !== 'declined') || at === null || by === null) return null
  return {
    kind,
    reason: row.decision_reason ?? '',
    at,
    by: members.nameOf(by),
    isByApprover: members.mayApprove(by),
    isByDrafter: drafters.includes(by),
  }
}

function idOf(row: ApprovalTable): Approval['id'] {
  if (!isId('apr', row.id)) throw new AppError('internal')
  return row.id
}
