import type { Kysely } from 'kysely'

/** Whether a member ever gave anything is looked up before the ledger is read for them: for one who did not, all of it was. */
export async function grantsByGiver(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('access_grant_given_by').on('access_grant').column('given_by').execute()
}
