import { AppError } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { TemplateContent } from '../../versions/content'
import type { Drafters } from '../../versions/drafters'
import { printDrafters } from '../drafters'
import { columnsOf, type Edit, requireOpenRow, requireRow } from '../store'
import type { TemplateTable, TemplateTables } from '../tables'

type NewDraft = Edit & {
  readonly revision: number
  readonly content: TemplateContent
  readonly drafters: Drafters
}

/** Replaces the draft that `holdDraft` found at `revision`, and returns the new revision. */
export async function replaceDraft(
  tx: WriteTx,
  { id, at, by, revision, content, drafters }: NewDraft,
): Promise<number> {
  const saved = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({
      ...columnsOf(content),
      revision: revision + 1,
      updated_at: at,
      updated_by: by,
      drafters: printDrafters(drafters),
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}

/** Sets who wrote the draft, which stays as it is. */
export async function replaceDrafters(tx: WriteTx, id: string, drafters: Drafters): Promise<void> {
  await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ drafters: printDrafters(drafters) })
    .where('id', '=', id)
    .execute()
}

type Seen = { readonly id: string; readonly revision: number }

/**
 * One template in use whose draft is at `revision`. Throws `conflict`, with `message`, when it is not, and as
 * `requireOpenRow` does.
 */
export async function requireSeenDraft(
  db: ReadDb,
  { id, revision }: Seen,
  message = 'This draft was saved again in the meantime. Look at it before you sign it.',
): Promise<TemplateTable> {
  const row = await requireOpenRow(db, id)
  if (row.revision === revision) return row
  throw new AppError('conflict', { message })
}

/** Keeps a template in use, and its draft at `revision`, until the transaction ends. Throws as `requireSeenDraft` does. */
export async function holdDraft(tx: WriteTx, seen: Seen, message?: string): Promise<TemplateTable> {
  await touchRow(tx, seen.id)
  return requireSeenDraft(tx, seen, message)
}

/** One template that is not deleted, which nobody else changes until the transaction ends. Throws `not_found`. */
export async function lockRow(tx: WriteTx, id: string): Promise<TemplateTable> {
  const row = await touched(tx, id).returningAll().executeTakeFirst()
  return row?.deleted_at === null ? row : requireRow(tx, id)
}

async function touchRow(tx: WriteTx, id: string): Promise<void> {
  await touched(tx, id).execute()
}

function touched(tx: WriteTx, id: string) {
  const rows = tx.withTables<TemplateTables>().updateTable('template')
  return rows.set((eb) => ({ revision: eb.ref('revision') })).where('id', '=', id)
}
