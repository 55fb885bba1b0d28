import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { requireRow } from '../store'
import type { TemplateTable, TemplateTables, VersionTable } from '../tables'

/** The versions of a template, newest first. */
export function listVersionRows(db: ReadDb, id: string): Promise<VersionTable[]> {
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').selectAll()
  return rows.where('template_id', '=', id).orderBy('number', 'desc').execute()
}

/** One version, if there is one with this number. */
export function findVersionRow(db: ReadDb, id: string, number: number): Promise<VersionTable | undefined> {
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').selectAll()
  return rows.where('template_id', '=', id).where('number', '=', number).executeTakeFirst()
}

/** The version with this number. Throws `not_found`. */
export async function requireVersionRow(db: ReadDb, id: string, number: number): Promise<VersionTable> {
  const version = await findVersionRow(db, id, number)
  if (version) return version
  throw new AppError('not_found', { message: `There is no version ${number} of this template.` })
}

/** The number of the newest version with this content; null when there is none. */
export async function findVersionNumber(db: ReadDb, id: string, hash: string): Promise<number | null> {
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').select('number')
  const found = rows.where('template_id', '=', id).where('content_hash', '=', hash).orderBy('number', 'desc').limit(1)
  return (await found.executeTakeFirst())?.number ?? null
}

/** The hash of the live version's content; null when nothing is live. */
export async function findLiveHash(
  db: ReadDb,
  { id, live_version: number }: Pick<TemplateTable, 'id' | 'live_version'>,
): Promise<string | null> {
  if (number === null) return null
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').select('content_hash')
  const row = await rows.where('template_id', '=', id).where('number', '=', number).executeTakeFirst()
  return row?.content_hash ?? null
}

/** A live version with the name of its template, and when that was put away. */
type LiveRow = VersionTable & Pick<TemplateTable, 'name' | 'archived_at'>

/** The live version of every template that has one, archived ones too, as those can come back. */
export function listLiveRows(db: ReadDb): Promise<LiveRow[]> {
  return db
    .withTables<TemplateTables>()
    .selectFrom('template')
    .innerJoin('template_version', (join) =>
      join
        .onRef('template_version.template_id', '=', 'template.id')
        .onRef('template_version.number', '=', 'template.live_version'),
    )
    .selectAll('template_version')
    .select(['template.name', 'template.archived_at'])
    .where('template.deleted_at', 'is', null)
    .orderBy('template.name')
    .execute()
}

type LiveText = { readonly id: string; readonly number: number; readonly text: string }

/** So many ids are asked for at once: a statement takes a bounded number of values. */
const chunk = 500

/** The claims of the live versions of these templates. */
export async function listLiveTexts(db: ReadDb, ids: readonly string[]): Promise<readonly LiveText[]> {
  const found: LiveText[] = []
  for (let from = 0; from < ids.length; from += chunk) {
    const rows = db
      .withTables<TemplateTables>()
      .selectFrom('template')
      .innerJoin('template_version', (join) =>
        join
          .onRef('template_version.template_id', '=', 'template.id')
          .onRef('template_version.number', '=', 'template.live_version'),
      )
      .select(['template.id', 'template_version.number', 'template_version.text'])
    found.push(...(await rows.where('template.id', 'in', ids.slice(from, from + chunk)).execute()))
  }
  return found
}

/** The number after the last one of a template. */
export async function nextNumber(db: ReadDb, id: string): Promise<number> {
  const rows = db.withTables<TemplateTables>().selectFrom('template_version').select('number')
  const last = await rows.where('template_id', '=', id).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/**
 * Adds a version and makes it the live one, if the template is still as it was `seen`. Throws `conflict` when someone
 * saved, published or archived in between.
 */
export async function insertVersion(
  tx: WriteTx,
  version: VersionTable,
  seen: Pick<TemplateTable, 'revision' | 'live_version'>,
): Promise<void> {
  const pointed = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ live_version: version.number })
    .where('id', '=', version.template_id)
    .where('revision', '=', seen.revision)
    .where('live_version', seen.live_version === null ? 'is' : '=', seen.live_version)
    .where('deleted_at', 'is', null)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!pointed) {
    throw new AppError('conflict', {
      message: 'This template changed in the meantime. Look at it again before you publish.',
    })
  }
  await tx.withTables<TemplateTables>().insertInto('template_version').values(version).execute()
}

type Archiving = { readonly id: Id<'tpl'>; readonly liveVersion: number | null; readonly at: EpochMs | null }

/**
 * Archives a template (`at`) or brings it back (null), if `liveVersion` is still the live one. Throws `not_found` when it
 * is not in the other state, `conflict` when another version went live.
 */
export async function markArchived(tx: WriteTx, { id, liveVersion, at }: Archiving): Promise<void> {
  const changed = await tx
    .withTables<TemplateTables>()
    .updateTable('template')
    .set({ archived_at: at })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('archived_at', at === null ? 'is not' : 'is', null)
    .where('live_version', liveVersion === null ? 'is' : '=', liveVersion)
    .returning('id')
    .executeTakeFirst()
  if (changed) return
  const { archived_at, live_version } = await requireRow(tx, id)
  if ((archived_at === null) === (at === null)) {
    const message = at === null ? 'This template is not archived.' : 'This template is archived already.'
    throw new AppError('not_found', { message })
  }
  const message = `Version ${live_version} went live in the meantime. Look at it before you ${at === null ? 'bring this template back' : 'archive this template'}.`
  throw new AppError('conflict', { message })
}
