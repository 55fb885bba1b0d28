import { type Kysely, sql } from 'kysely'

/**
 * Who wrote a draft is kept apart from who renamed its template last, and goes with a request to publish it: whoever wrote
 * it does not agree to it. Of drafts that are there it is whoever touched them last; of requests that are there it is unknown.
 */
export async function drafters(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('template').addColumn('drafted_by', 'text').execute()
  await sql`update template set drafted_by = updated_by`.execute(db)
  await db.schema.alterTable('approval').addColumn('drafted_by', 'text').execute()
}
