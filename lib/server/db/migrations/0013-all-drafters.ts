import { type Kysely, sql } from 'kysely'

/**
 * Everybody who wrote a draft since its live version is kept, not only who saved last, with the request to publish it and
 * with the version that comes of it. Of drafts and requests that are there the journal tells who; versions that are there
 * cannot be changed, and of them it stays unknown.
 */
export async function allDrafters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('template')
    .addColumn('drafters', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await db.schema.alterTable('approval').addColumn('drafters', 'text').execute()
  await db.schema.alterTable('template_version').addColumn('drafters', 'text').execute()
  await fillTemplates(db)
  await fillApprovals(db)
  await db.schema.alterTable('template').dropColumn('drafted_by').execute()
  await db.schema.alterTable('approval').dropColumn('drafted_by').execute()
}

type Drafted = { readonly id: string; readonly drafted_by: string | null }

async function fillTemplates(db: Kysely<unknown>): Promise<void> {
  const unsettled = await sql<Drafted>`
    select id, drafted_by from template where not exists (
      select 1 from template_version v where v.template_id = template.id and v.number = template.live_version
      and v.text = draft_text and v.parameters = draft_parameters and v.tests = draft_tests and v.embed = draft_embed)
  `.execute(db)
  for (const { id, drafted_by: last } of unsettled.rows) {
    const drafters = await writersOf(db, { id, last, until: Number.MAX_SAFE_INTEGER })
    await sql`update template set drafters = ${JSON.stringify(drafters)} where id = ${id}`.execute(db)
  }
}

type Requested = Drafted & { readonly template_id: string; readonly requested_at: number | string }

async function fillApprovals(db: Kysely<unknown>): Promise<void> {
  const requests = await sql<Requested>`
    select id, template_id, drafted_by, requested_at from approval where drafted_by is not null
  `.execute(db)
  for (const { id, template_id, drafted_by: last, requested_at } of requests.rows) {
    const drafters = await writersOf(db, { id: template_id, last, until: Number(requested_at) })
    await sql`update approval set drafters = ${JSON.stringify(drafters)} where id = ${id}`.execute(db)
  }
}

type Span = { readonly id: string; readonly last: string | null; readonly until: number }

/** Who the journal says wrote a draft up to a moment, since a version was last published from it; and who touched it last. */
async function writersOf(db: Kysely<unknown>, { id, last, until }: Span): Promise<readonly string[]> {
  const written = await sql<{ actor: string }>`
    select distinct actor from journal where target = ${id} and outcome = 'done' and at <= ${until}
    and deed in ('template.create', 'template.duplicate', 'template.save-draft')
    and at >= coalesce((select max(published_at) from template_version
      where template_id = ${id} and restored_from is null and published_at <= ${until}), 0)
  `.execute(db)
  const actors = written.rows.map(({ actor }) => actor)
  return [...new Set(last === null ? actors : [...actors, last])].toSorted()
}
