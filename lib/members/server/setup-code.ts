import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError, type EpochMs, errorCodes } from '@/lib/base'
import { formatSetupCode, normaliseSetupCode } from '@/lib/members'
import { type ReadDb, writeTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { allowedWrongTries, countWrongTry, findSetupCode, isSetUp, replaceSetupCode } from './setup-store'

const lifetimeMs = 30 * 60_000

/**
 * Makes the one-time setup link, valid for 30 minutes; `null` once there is an owner. Only a hash of the code is kept.
 * The code stands behind the `#`, so that it never reaches a server's log.
 */
export async function prepareSetup(
  db: ReadDb,
  now: EpochMs,
  random: (count: number) => Uint8Array,
): Promise<string | null> {
  if (await isSetUp(db)) return null
  const code = formatSetupCode(random(20))
  await writeTransaction(db, (tx) => replaceSetupCode(tx, hashSetupCode(code), now + lifetimeMs))
  return `${env().APP_ORIGIN}/setup#code=${code}`
}

/**
 * Throws unless the typed code is the open one. A wrong code costs a try, which is kept even though the deed is refused;
 * the fifth ends the code.
 */
export async function checkSetupCode(db: ReadDb, typed: string, now: EpochMs): Promise<void> {
  if (await isSetUp(db)) throw new AppError('already_set_up')
  const open = await findSetupCode(db)
  if (open === undefined || open.expires_at <= now) throw new AppError('setup_code_expired', { field: 'code' })
  if (open.wrong_tries >= allowedWrongTries) throw ended()
  if (isSameHash(open.code_hash, hashSetupCode(typed))) return
  await writeTransaction(db, (tx) => countWrongTry(tx, open.code_hash))
  const left = allowedWrongTries - open.wrong_tries - 1
  if (left <= 0) throw ended()
  const rest = left === 1 ? 'One try is left.' : `${left} tries are left.`
  throw new AppError('setup_code_wrong', { field: 'code', message: `${errorCodes.setup_code_wrong.sentence} ${rest}` })
}

/** What the database keeps of a code. It has 160 random bits, so a plain hash cannot be searched. */
export function hashSetupCode(typed: string): string {
  return createHash('sha256').update('remit-setup-code-1\0').update(normaliseSetupCode(typed)).digest('hex')
}

function isSameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

function ended(): AppError {
  return new AppError('setup_code_expired', {
    field: 'code',
    message: 'Too many wrong codes were tried, so this setup code has ended. Restart Remit to get a new one.',
  })
}
