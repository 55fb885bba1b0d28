import type { EpochMs } from '@/lib/base'
import { type Connection, connectionKinds } from '@/lib/connection'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { ConnectionTable, ConnectionTables } from './tables'

/** The stored connection, if one was ever chosen. */
export async function findConnection(db: ReadDb | WriteTx): Promise<Connection | undefined> {
  const row = await db
    .withTables<ConnectionTables>()
    .selectFrom('connection')
    .select(['kind', 'origin', 'license_key'])
    .where('id', '=', 1)
    .executeTakeFirst()
  return row === undefined ? undefined : toConnection(row)
}

/**
 * The stored connection, which nobody changes until the transaction ends. Until one is chosen, a row of the sandbox stands in
 * its place, so that there is one to take turns on.
 */
export async function holdRow(tx: WriteTx): Promise<Connection | undefined> {
  const row = await tx
    .withTables<ConnectionTables>()
    .insertInto('connection')
    .values({ id: 1, kind: 'sandbox', origin: '', license_key: '', revision: 0, updated_at: 0, updated_by: '' })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ revision: eb.ref('connection.revision') })))
    .returning(['kind', 'origin', 'license_key'])
    .executeTakeFirstOrThrow()
  return toConnection(row)
}

function toConnection(row: Pick<ConnectionTable, 'kind' | 'origin' | 'license_key'>): Connection | undefined {
  const kind = connectionKinds.find((candidate) => candidate === row.kind)
  return kind === undefined ? undefined : { kind, origin: row.origin, licenseKey: row.license_key }
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
