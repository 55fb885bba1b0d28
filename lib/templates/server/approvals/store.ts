import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { Drafters } from '../../versions/drafters'
import { readDrafters } from '../drafters'
import type { ApprovalTable, TemplateTables, VersionTable } from '../tables'

/** The requests for a template, newest first. */
export function listApprovalRows(db: ReadDb, templateId: string): Promise<ApprovalTable[]> {
  const rows = db.withTables<TemplateTables>().selectFrom('approval').selectAll()
  return rows.where('template_id', '=', templateId).orderBy('requested_at', 'desc').orderBy('id').execute()
}

/** What of the requests for a template changes when one is made or decided. */
export function listApprovalStates(db: ReadDb, templateId: string): Promise<Pick<ApprovalTable, 'id' | 'decision'>[]> {
  const rows = db.withTables<TemplateTables>().selectFrom('approval').select(['id', 'decision'])
  return rows.where('template_id', '=', templateId).orderBy('id').execute()
}

/** The newest requests that nobody decided, at most so many, of templates in use. */
export function listOpenApprovals(db: ReadDb, max: number): Promise<ApprovalTable[]> {
  return db
    .withTables<TemplateTables>()
    .selectFrom('approval')
    .innerJoin('template', 'template.id', 'approval.template_id')
    .selectAll('approval')
    .where('approval.decision', 'is', null)
    .where('template.deleted_at', 'is', null)
    .where('template.archived_at', 'is', null)
    .orderBy('approval.requested_at', 'desc')
    .orderBy('approval.id')
    .limit(max)
    .execute()
}

/**
 * Who wrote a version: of one from before that was kept, who wrote what was agreed to then, else who published it, as nothing
 * more is on record.
 */
export async function draftersOfVersion(db: ReadDb, version: VersionTable): Promise<Drafters> {
  if (version.drafters !== null) return readDrafters(version.drafters)
  const rows = db.withTables<TemplateTables>().selectFrom('approval').select('drafters')
  const approval = await rows.where('id', '=', version.approval_id).executeTakeFirst()
  return approval?.drafters ? readDrafters(approval.drafters) : [version.published_by]
}

/** The number of the version that was published with each approval of a template. */
export async function listUses(db: ReadDb, templateId: string): Promise<ReadonlyMap<string, number>> {
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').select(['number', 'approval_id'])
  const uses = await rows.where('template_id', '=', templateId).orderBy('number').execute()
  return new Map(uses.flatMap(({ number, approval_id: id }) => (id === null ? [] : [[id, number]])))
}

/** The request with this id. Throws `not_found`. */
export async function requireApprovalRow(db: ReadDb, id: string): Promise<ApprovalTable> {
  const rows = db.withTables<TemplateTables>().selectFrom('approval').selectAll()
  const row = await rows.where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', { message: 'This request does not exist.' })
  return row
}

/** Adds an open request. */
export async function insertApproval(
  tx: WriteTx,
  request: Omit<ApprovalTable, 'decision' | 'decision_reason' | 'decided_at' | 'decided_by'>,
): Promise<void> {
  const open = { decision: null, decision_reason: null, decided_at: null, decided_by: null }
  await tx
    .withTables<TemplateTables>()
    .insertInto('approval')
    .values({ ...request, ...open })
    .execute()
}

/** Decides an open request. Throws `conflict` when someone decided it in between. */
export async function decideApproval(
  tx: WriteTx,
  id: string,
  given: {
    readonly decision: 'approved' | 'declined'
    readonly reason: string
    readonly at: EpochMs
    readonly by: string
  },
): Promise<void> {
  const decided = await tx
    .withTables<TemplateTables>()
    .updateTable('approval')
    .set({ decision: given.decision, decision_reason: given.reason, decided_at: given.at, decided_by: given.by })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!decided) throw new AppError('conflict', { message: 'This request was decided in the meantime.' })
}
