import type { EpochMs } from '@/lib/base'
import { type Connection, connectionKinds } from '@/lib/connection'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { ConnectionTables } from './tables'

/** The stored connection, if one was ever chosen. */
export async function findConnection(db: ReadDb | WriteTx): Promise<Connection | undefined> {
  const row = await db
    .withTables<ConnectionTables>()
    .selectFrom('connection')
    .select(['kind', 'origin', 'license_key'])
    .where('id', '=', 1)
    .executeTakeFirst()
  const kind = connectionKinds.find((candidate) => candidate === row?.kind)
  return row === undefined || kind === undefined ? undefined : { kind, origin: row.origin, licenseKey: row.license_key }
}

/** Puts a connection in the place of the one before. */
export async function replaceConnection(
  tx: WriteTx,
  { kind, origin, licenseKey }: Connection,
  { at, by }: { readonly at: EpochMs; readonly by: string },
): Promise<void> {
  const values = { kind, origin, license_key: licenseKey, updated_at: at, updated_by: by }
  await tx
    .withTables<ConnectionTables>()
    .insertInto('connection')
    .values({ id: 1, revision: 1, ...values })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ ...values, revision: eb('connection.revision', '+', 1) })),
    )
    .execute()
}
