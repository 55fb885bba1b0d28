import { z } from 'zod'
import { AppError, type EpochMs } from '@/lib/base'
import { type Connection, parseConnection } from '@/lib/connection'
import type { WriteTx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { command } from '@/lib/server/service'
import { getConnection } from './read'
import { findConnection, replaceConnection } from './store'

/** A connection as a person fills it in; `parseConnection` says what is wrong with it. */
export const connectionInput = z.object({
  kind: z.string(),
  origin: z.string().max(2_000, 'This address is too long.').default(''),
  licenseKey: z.string().max(2_000, 'This license key is too long.').default(''),
})

/** `connection.change`: from now on tokens are for this place. The place they are for already changes nothing. */
export const changeConnection = command({
  deed: 'connection.change',
  input: connectionInput,
  run: async ({ tx, caller, input, now }) => {
    const before = await getConnection(tx)
    const value = requireConnection(input)
    if (isSame(await findConnection(tx), value)) return { value, target: null, isUnchanged: true }
    await setConnectionIn(tx, value, { at: now, by: caller.id })
    return { value, target: null, detail: { from: originOf(before), to: originOf(value) } }
  },
})

function isSame(stored: Connection | undefined, { kind, origin, licenseKey }: Connection): boolean {
  return stored?.kind === kind && stored.origin === origin && stored.licenseKey === licenseKey
}

/** Sets the connection inside another deed's transaction (setup). */
export async function setConnectionIn(
  tx: WriteTx,
  connection: Connection,
  change: { readonly at: EpochMs; readonly by: string },
): Promise<void> {
  await replaceConnection(tx, connection, change)
}

/** Reads a connection for this server. Throws `invalid` on the input that needs another look. */
export function requireConnection(input: z.output<typeof connectionInput>): Connection {
  const { APP_ORIGIN, SANDBOX_ORIGIN } = env()
  const parsed = parseConnection(input, { appOrigin: APP_ORIGIN, sandboxOrigin: SANDBOX_ORIGIN })
  if (!parsed.ok) throw new AppError('invalid', parsed.error)
  return parsed.value
}

function originOf({ kind, origin }: Connection): { kind: string; origin: string } {
  return { kind, origin }
}
