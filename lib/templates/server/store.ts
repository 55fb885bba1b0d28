import type { EpochMs, Id } from '@/lib/base'
import { AppError } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { TemplateTable, TemplateTables } from './tables'

type Edit = { readonly id: string; readonly at: EpochMs; readonly by: string }

/** The live templates, last touched first. */
export function listRows(db: ReadDb): Promise<TemplateTable[]> {
  const live = db.withTables<TemplateTables>().selectFrom('template').selectAll().where('deleted_at', 'is', null)
  return live.orderBy('updated_at', 'desc').orderBy('id').execute()
}

/** One live template. Throws `not_found`. */
export async function requireRow(db: ReadDb, id: string): Promise<TemplateTable> {
  const rows = db.withTables<TemplateTables>().selectFrom('template').selectAll()
  const row = await rows.where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  if (!row) throw new AppError('not_found', { message: 'This template does not exist, or it was deleted.' })
  return row
}

/** Adds a template with its first draft. */
export async function insertRow(
  tx: WriteTx,
  { id, name, text, at, by }: Edit & { readonly id: Id<'tpl'>; readonly name: string; readonly text: string },
): Promise<void> {
  const row = {
    id,
    name,
    draft_text: text,
    revision: 1,
    created_at: at,
    updated_at: at,
    updated_by: by,
    deleted_at: null,
  }
  await tx.withTables<TemplateTables>().insertInto('template').values(row).execute()
}

/**
 * Replaces the draft if it is still at `revision`, and answers the new revision. Throws `conflict` when someone saved in
 * between, `not_found` when the template is gone.
 */
export async function replaceDraft(
  tx: WriteTx,
  { id, at, by, revision, text }: Edit & { readonly revision: number; readonly text: string },
): Promise<number> {
  const saved = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ draft_text: text, revision: revision + 1, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('deleted_at', 'is', null)
    .returning('revision')
    .executeTakeFirst()
  if (saved) return saved.revision
  await requireRow(tx, id)
  throw new AppError('conflict', { message: 'Someone else saved this draft in the meantime.' })
}

/** Renames a live template. Throws `not_found`. */
export async function renameRow(tx: WriteTx, { id, name, at, by }: Edit & { readonly name: string }): Promise<void> {
  await requireRow(tx, id)
  await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ name, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .execute()
}

/** Marks a live template as deleted (`deletedAt`) or a deleted one as live again (null). Throws `not_found`. */
export async function markDeleted(tx: WriteTx, id: string, deletedAt: EpochMs | null): Promise<void> {
  const changed = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new AppError('not_found', { message: 'This template does not exist, or it was deleted already.' })
}
