import type { EpochMs, Id } from '@/lib/base'
import { AppError } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { TemplateContent } from '../versions/content'
import type { Drafters } from '../versions/drafters'
import { printDrafters } from './drafters'
import type { TemplateTable, TemplateTables, VersionTable } from './tables'

/** Who changes a template, and when. */
export type Edit = { readonly id: string; readonly at: EpochMs; readonly by: string }

/** A template with the hash of its live version, null when nothing is live. */
export type ListedRow = TemplateTable & { readonly live_hash: VersionTable['content_hash'] | null }

/** The templates that are not deleted, archived ones too, last touched first. */
export function listRows(db: ReadDb): Promise<ListedRow[]> {
  return db
    .withTables<TemplateTables>()
    .selectFrom('template')
    .leftJoin('template_version', (join) =>
      join
        .onRef('template_version.template_id', '=', 'template.id')
        .onRef('template_version.number', '=', 'template.live_version'),
    )
    .selectAll('template')
    .select('template_version.content_hash as live_hash')
    .where('template.deleted_at', 'is', null)
    .orderBy('template.updated_at', 'desc')
    .orderBy('template.id')
    .execute()
}

/** Ids and names of the templates that are not deleted, archived ones too, last touched first. */
export function listNameRows(db: ReadDb): Promise<Pick<TemplateTable, 'id' | 'name' | 'updated_by'>[]> {
  return db
    .withTables<TemplateTables>()
    .selectFrom('template')
    .select(['id', 'name', 'updated_by'])
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
}

/** The names of these templates by id, deleted ones too: what was given from them keeps its name. */
export async function listTemplateNamesIn(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = db.withTables<TemplateTables>().selectFrom('template').select(['id', 'name'])
  return new Map((await rows.where('id', 'in', wanted).execute()).map(({ id, name }) => [id, name]))
}

/** The ids of the templates with this id, or with this text in their name; deleted ones too. */
export async function findTemplateIds(db: ReadDb, text: string): Promise<readonly string[]> {
  const rows = await db.withTables<TemplateTables>().selectFrom('template').select(['id', 'name']).execute()
  const wanted = text.toLowerCase()
  return rows.filter(({ id, name }) => id === text || name.toLowerCase().includes(wanted)).map(({ id }) => id)
}

/** One template that is not deleted. Throws `not_found`. */
export async function requireRow(db: ReadDb, id: string): Promise<TemplateTable> {
  const rows = db.withTables<TemplateTables>().selectFrom('template').selectAll()
  const row = await rows.where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  if (!row) throw gone()
  return row
}

function gone(): AppError {
  return new AppError('not_found', { message: 'This template does not exist, or it was deleted.' })
}

/** What of a template changes with every save, publication and archiving, without its texts. Throws `not_found`. */
export async function requireStateRow(db: ReadDb, id: string) {
  const rows = db
    .withTables<TemplateTables>()
    .selectFrom('template')
    .select(['revision', 'name', 'live_version', 'archived_at'])
  const row = await rows.where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  if (!row) throw gone()
  return row
}

/** One template in use. Throws `not_found`, or `blocked` with the way out when it is archived. */
export async function requireOpenRow(db: ReadDb, id: string): Promise<TemplateTable> {
  return requireOpen(await requireRow(db, id))
}

/** A template that is in use. Throws `blocked` with the way out when it is archived. */
export function requireOpen(row: TemplateTable): TemplateTable {
  if (row.archived_at === null) return row
  const message = `"${row.name}" is archived, so it is neither changed nor signed from. Bring it back in the list of templates first.`
  throw new AppError('blocked', { message })
}

/** A template to be added, with its first draft. */
export type NewTemplate = Edit & {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly content: TemplateContent
  /** Who wrote the content, where that is not only who adds it. */
  readonly drafters?: Drafters
}

/** Adds a template with its first draft. */
export function insertRow(tx: WriteTx, template: NewTemplate): Promise<void> {
  return insertRows(tx, [template])
}

/** Adds templates, which are few enough for one statement. */
export async function insertRows(tx: WriteTx, templates: readonly NewTemplate[]): Promise<void> {
  await tx.withTables<TemplateTables>().insertInto('template').values(templates.map(rowOf)).execute()
}

function rowOf({ id, name, content, at, by, drafters = [by] }: NewTemplate): TemplateTable {
  return {
    id,
    name,
    ...columnsOf(content),
    revision: 1,
    live_version: null,
    created_at: at,
    updated_at: at,
    updated_by: by,
    drafters: printDrafters(drafters),
    deleted_at: null,
    archived_at: null,
  }
}

/** What the columns of a draft hold. */
export function columnsOf({ text, parameters, tests, embed, issuance }: TemplateContent) {
  return {
    draft_text: text,
    draft_parameters: parameters,
    draft_tests: tests,
    draft_embed: embed,
    draft_issuance: issuance,
  }
}

/** The draft of a row. */
export function draftOf(row: TemplateTable): TemplateContent {
  return {
    text: row.draft_text,
    parameters: row.draft_parameters,
    tests: row.draft_tests,
    embed: row.draft_embed,
    issuance: row.draft_issuance,
  }
}

/**
 * Renames a template if it still has the name that `was` seen. Throws `conflict` with the present name when someone renamed
 * it in between, `not_found` when it is gone, `blocked` when it is archived.
 */
export async function renameRow(
  tx: WriteTx,
  { id, name, was, at, by }: Edit & { readonly name: string; readonly was: string },
): Promise<void> {
  const renamed = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ name, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .where('name', '=', was)
    .where('deleted_at', 'is', null)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (renamed) return
  throw renamedMeanwhile(await requireOpenRow(tx, id))
}

/** The refusal to somebody who saw another name than the template has now. */
export function renamedMeanwhile({ name }: Pick<TemplateTable, 'name'>): AppError {
  return new AppError('conflict', { message: `Someone else named this template “${name}” in the meantime.` })
}

/**
 * Takes a template out of sight that nobody ever published, if its draft is still at `revision`. Throws `conflict` when
 * someone saved in between, `not_found` when it is gone, `blocked` when it has versions: which it has from the moment one
 * of them is live.
 */
export async function deleteRow(
  tx: WriteTx,
  { id, revision, at }: Pick<Edit, 'id' | 'at'> & { readonly revision: number },
): Promise<void> {
  const deleted = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('deleted_at', 'is', null)
    .where('live_version', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (deleted) return
  const { live_version } = await requireRow(tx, id)
  if (live_version !== null) {
    throw new AppError('blocked', { message: 'It has published versions, which are kept. Archive it instead.' })
  }
  throw new AppError('conflict', {
    message: 'Someone saved its draft in the meantime. Look at it before you delete it.',
  })
}

/** Brings a deleted template back. Throws `not_found` when it is not deleted. */
export async function undeleteRow(tx: WriteTx, id: string): Promise<void> {
  const restored = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ deleted_at: null })
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (!restored) throw new AppError('not_found', { message: 'This template does not exist, or it is not deleted.' })
}
