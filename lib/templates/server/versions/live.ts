import { AppError, type Id, isId } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { TemplateContent } from '../../versions/content'
import { lockRow } from '../draft/store'
import { requireOpen, requireOpenRow } from '../store'
import type { TemplateTable } from '../tables'
import { contentOfRow } from './read'
import { listLiveRows, requireVersionRow } from './store'

/** The version of a template that access is given from. */
export type LiveVersion = {
  readonly templateId: Id<'tpl'>
  readonly name: string
  readonly number: number
  readonly content: TemplateContent
}

/** The live version of a template in use. Throws `not_found`, or `blocked` when it is archived or nothing is live. */
export async function getLiveVersion(db: ReadDb, id: Id<'tpl'>): Promise<LiveVersion> {
  return liveOf(db, id, await requireOpenRow(db, id))
}

/**
 * The live version of a template, if it is still the one that was looked at; nobody publishes or archives until the
 * transaction ends. Throws as `getLiveVersion` does, and `conflict` when another version went live.
 */
export async function holdLiveVersion(
  tx: WriteTx,
  { id, number }: { readonly id: Id<'tpl'>; readonly number: number },
): Promise<LiveVersion> {
  const live = await liveOf(tx, id, requireOpen(await lockRow(tx, id)))
  if (live.number === number) return live
  throw new AppError('conflict', {
    field: 'version',
    message: `Version ${live.number} of "${live.name}" went live in the meantime. Look at it and ask again.`,
  })
}

/**
 * The content of one version, live or not, of a template in use; nobody archives it until the transaction ends. Throws
 * `not_found`, or `blocked` when it is archived.
 */
export async function holdVersionContent(
  tx: WriteTx,
  { id, number }: { readonly id: Id<'tpl'>; readonly number: number },
): Promise<TemplateContent> {
  requireOpen(await lockRow(tx, id))
  return getVersionContent(tx, id, number)
}

/** The content of one version, live or not. Throws `not_found`. */
export async function getVersionContent(db: ReadDb, id: Id<'tpl'>, number: number): Promise<TemplateContent> {
  return contentOfRow(await requireVersionRow(db, id, number))
}

/** The live version of every template in use, by name. */
export async function listLiveVersions(db: ReadDb): Promise<readonly LiveVersion[]> {
  const rows = await listLiveRows(db)
  return rows.flatMap((row) => {
    if (row.archived_at !== null || !isId('tpl', row.template_id)) return []
    return [{ templateId: row.template_id, name: row.name, number: row.number, content: contentOfRow(row) }]
  })
}

async function liveOf(db: ReadDb, id: Id<'tpl'>, row: TemplateTable): Promise<LiveVersion> {
  if (row.live_version === null) {
    const message = `"${row.name}" has no published version yet, so nothing can be given from it.`
    throw new AppError('blocked', { message })
  }
  const content = contentOfRow(await requireVersionRow(db, id, row.live_version))
  return { templateId: id, name: row.name, number: row.live_version, content }
}
