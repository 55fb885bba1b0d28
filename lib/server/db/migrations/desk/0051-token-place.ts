import type { Kysely } from 'kysely'

/** For which place a token was signed, as a fingerprint: sessions are ended only where a token of the access could be used. */
export async function tokenPlace(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('grant_token')
    .addColumn('place', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}
