import { AppError } from '@/lib/base'
import { type OwnOrigins, parseConnection } from '@/lib/connection'
import type { ReadDb } from '@/lib/server/db'
import { findConnection } from './store'

// Names that are reserved for nobody (RFC 6761), so no host is one of them, above or below.
const nowhere: OwnOrigins = { appOrigin: 'https://app.invalid', sandboxOrigin: 'https://sandbox.invalid' }

/**
 * Reads the stored connection as if it were chosen now: the settings it was saved under may have changed since. Throws
 * `unavailable` in one line that names the setting at fault, the connection, and a way out that needs no page of Remit.
 */
export async function checkStoredConnection(db: ReadDb, own: OwnOrigins): Promise<void> {
  const stored = await findConnection(db)
  if (stored === undefined || stored.kind === 'sandbox') return
  const problemUnder = (given: OwnOrigins): string | null => {
    const parsed = parseConnection(stored, given)
    if (!parsed.ok) return parsed.error.message
    return parsed.value.origin === stored.origin ? null : `It was saved as ${parsed.value.origin}.`
  }
  const problem = problemUnder(own)
  if (problem === null) return
  const connection = `The connection ${stored.origin}`
  if (problemUnder(nowhere) !== null) throw unusable(`${connection} was changed outside Remit. ${problem} ${emptyIt}`)
  const setting =
    problemUnder({ ...own, sandboxOrigin: nowhere.sandboxOrigin }) === null ? 'SANDBOX_ORIGIN' : 'APP_ORIGIN'
  const value = setting === 'APP_ORIGIN' ? own.appOrigin : own.sandboxOrigin
  throw unusable(`${connection} does not go with ${setting} (${value}). ${problem} ${wayOut[setting]}`)
}

const emptyIt = 'Delete the one row of the table connection: tokens are then for the sandbox, until you choose again.'

const wayOut = {
  APP_ORIGIN:
    'Give Remit another APP_ORIGIN; or start it once without APP_ORIGIN and HOST, which opens it on this machine only, and choose another connection under Settings.',
  SANDBOX_ORIGIN: 'Give the sandbox another SANDBOX_ORIGIN.',
} as const

function unusable(message: string): AppError {
  return new AppError('unavailable', { message })
}
