import { z } from 'zod'
import { type Connection, sandboxLicenseKey } from '@/lib/connection'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { query } from '@/lib/server/service'
import { findConnection } from './store'

/** Where tokens are for now. The sandbox follows the server's own setting, so a move of the server moves it too. */
export async function getConnection(db: ReadDb | WriteTx): Promise<Connection> {
  const stored = await findConnection(db)
  if (stored !== undefined && stored.kind !== 'sandbox') return stored
  return { kind: 'sandbox', origin: env().SANDBOX_ORIGIN, licenseKey: sandboxLicenseKey }
}

/** `connection.get`: where tokens are for now. */
export const readConnection = query({
  deed: 'connection.get',
  input: z.object({}),
  run: ({ db }) => getConnection(db),
})
