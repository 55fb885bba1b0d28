import { z } from 'zod'
import { AppError } from '@/lib/base'
import { type Connection, sandboxLicenseKey } from '@/lib/connection'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { query } from '@/lib/server/service'
import { findConnection, holdRow } from './store'

/** Where tokens are for now. The sandbox follows the server's own setting, so a move of the server moves it too. */
export async function getConnection(db: ReadDb | WriteTx): Promise<Connection> {
  return connectionOf(await findConnection(db))
}

/**
 * Holds the connection until this transaction ends, for what was signed for `signedFor` before it. Throws `conflict` when
 * tokens are for another place by now.
 */
export async function holdConnectionAt(tx: WriteTx, signedFor: Connection): Promise<void> {
  const now = connectionOf(await holdRow(tx))
  if (now.origin === signedFor.origin && now.licenseKey === signedFor.licenseKey) return
  throw new AppError('conflict', {
    message: 'The connection was changed in the meantime. Try again, for the place that tokens are for now.',
  })
}

function connectionOf(stored: Connection | undefined): Connection {
  if (stored !== undefined && stored.kind !== 'sandbox') return stored
  return { kind: 'sandbox', origin: env().SANDBOX_ORIGIN, licenseKey: sandboxLicenseKey }
}

/** `connection.get`: where tokens are for now. */
export const readConnection = query({
  deed: 'connection.get',
  input: z.object({}),
  run: ({ db }) => getConnection(db),
})
