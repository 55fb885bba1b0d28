import { type Kysely, sql } from 'kysely'

/**
 * What grants reach is filed with the time in which they could: a look-up reads the grants of that time alone. By condition
 * alone it read every grant without one, however old (2 s for 200,000 of a million). Values to be found stay where they are.
 */
export async function grantReach(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_reach')
    .addColumn('grant_id', 'text', (column) => column.notNull().references('access_grant.id'))
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('last_token_ends_at', 'bigint')
    .addPrimaryKeyConstraint('grant_reach_key', ['grant_id', 'term'])
    .execute()
  await sql`
    insert into grant_reach (grant_id, term, at, last_token_ends_at)
    select grant_term.grant_id, grant_term.term, access_grant.asked_at, access_grant.last_token_ends_at
    from grant_term join access_grant on access_grant.id = grant_term.grant_id
    where grant_term.kind = 'reach'
  `.execute(db)
  await sql`delete from grant_term where kind = 'reach'`.execute(db)
  await db.schema.alterTable('grant_term').dropColumn('kind').execute()
  await db.schema
    .createIndex('grant_reach_term')
    .on('grant_reach')
    .columns(['term', 'last_token_ends_at', 'at', 'grant_id'])
    .execute()
}
