import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { LookupTables } from './tables'

/** A secret as stored. */
export async function findSecret(db: ReadDb, name: string): Promise<string | undefined> {
  const rows = db.withTables<LookupTables>().selectFrom('own_secret').select('sealed')
  return (await rows.where('name', '=', name).executeTakeFirst())?.sealed
}

/** Stores a secret unless there is one by this name: whoever was first counts. */
export async function insertSecret(tx: WriteTx, name: string, sealed: string): Promise<void> {
  const row = { name, sealed }
  await tx
    .withTables<LookupTables>()
    .insertInto('own_secret')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
