import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError, type EpochMs } from '@/lib/base'
import { formatSetupCode, normaliseSetupCode } from '@/lib/members'
import { type ReadDb, writeTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { forgetTries, type Limit, networkOf, takeTry, waitWords } from '@/lib/server/limits'
import { addSetupCode, isSetUp, listSetupCodes } from './setup-store'

const lifetimeMs = 30 * 60_000

/**
 * Makes the one-time setup link, valid for 30 minutes; `null` once there is an owner. Only a hash of the code is kept.
 * The code stands behind the `#`, so that it never reaches a server's log. Links of other processes stay good: of several
 * that start together on one database, each prints its own.
 */
export async function prepareSetup(
  db: ReadDb,
  now: EpochMs,
  random: (count: number) => Uint8Array,
): Promise<string | null> {
  if (await isSetUp(db)) return null
  const code = formatSetupCode(random(20))
  const added = { hash: hashSetupCode(code), expiresAt: now + lifetimeMs, now }
  await writeTransaction(db, (tx) => addSetupCode(tx, added))
  return `${env().APP_ORIGIN}/setup#code=${code}`
}

/** Of one network, so that nobody ends the owner's link by guessing; 160 random bits need no limit to be safe. */
const wrongCodes: Limit = { name: 'setup-code', of: 'wrong setup codes', tries: 5, windowMs: lifetimeMs }

/**
 * Throws unless the typed code is an open one. A wrong code costs the network it came from a try, which is kept even though
 * the deed is refused; the right one gives them back.
 */
export async function checkSetupCode(
  db: ReadDb,
  typed: string,
  { now, address }: { readonly now: EpochMs; readonly address: string | undefined },
): Promise<void> {
  if (await isSetUp(db)) throw new AppError('already_set_up')
  const network = networkOf(address)
  const waitMs = await takeTry(db, wrongCodes, { by: network, now })
  if (waitMs > 0) throw tooMany(waitMs)
  const open = await listSetupCodes(db, now)
  if (open.length === 0) throw new AppError('setup_code_expired', { field: 'code' })
  const hash = hashSetupCode(typed)
  if (!open.some((known) => isSameHash(known, hash))) throw new AppError('setup_code_wrong', { field: 'code' })
  await forgetTries(db, wrongCodes, network)
}

/** What the database keeps of a code. It has 160 random bits, so a plain hash cannot be searched. */
export function hashSetupCode(typed: string): string {
  return createHash('sha256').update('remit-setup-code-1\0').update(normaliseSetupCode(typed)).digest('hex')
}

function isSameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

function tooMany(waitMs: number): AppError {
  const message = `Too many wrong setup codes came from your network. Wait ${waitWords(waitMs)} and try again.`
  return new AppError('too_many', { field: 'code', message })
}
