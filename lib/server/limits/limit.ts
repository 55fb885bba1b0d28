import { createHmac } from 'node:crypto'
import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { deriveSecret, kek } from '@/lib/server/kek'
import { countTry, deleteTries, uncountTry } from './store'

/**
 * How often one may do something within a window, which starts with the first try and lasts an hour at most. `name` keeps
 * the tries of one limit apart from those of another; `of` is what there were too many of, in words.
 */
export type Limit = {
  readonly name: string
  readonly of: string
  readonly tries: number
  readonly windowMs: number
}

type Try = { readonly by: string; readonly now: EpochMs }

/** Takes one try, and answers the milliseconds to wait when none was left, else 0; never more than the window is long. */
export async function takeTry(db: ReadDb, limit: Limit, { by, now }: Try): Promise<number> {
  const { windowMs } = limit
  const { tries, startedAt } = await countTry(db, { account: nameOf(limit, by), windowMs, now })
  return tries <= limit.tries ? 0 : Math.min(startedAt + windowMs - now, windowMs)
}

/** Takes one try, or refuses with `too_many` in a sentence that says how long to wait. */
export async function requireTry(db: ReadDb, limit: Limit, tried: Try): Promise<void> {
  const waitMs = await takeTry(db, limit, tried)
  if (waitMs === 0) return
  const message = `Too many ${limit.of}. Wait ${waitWords(waitMs)} and try again.`
  throw new AppError('too_many', { message, waitSeconds: Math.ceil(waitMs / 1000) })
}

/** Gives back one try, which was taken and came to nothing because another limit refused. */
export async function giveTryBack(db: ReadDb, limit: Limit, by: string): Promise<void> {
  await uncountTry(db, nameOf(limit, by))
}

/** Gives back all the tries of this window. */
export async function forgetTries(db: ReadDb, limit: Limit, by: string): Promise<void> {
  await deleteTries(db, nameOf(limit, by))
}

/** A wait in words, rounded up to the minute. */
export function waitWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`
}

/** Keyed, so that the table is no list of addresses. */
function nameOf({ name }: Limit, by: string): string {
  return createHmac('sha256', deriveSecret(kek(), 'limited tries')).update(`${name}\0${by}`).digest('hex')
}
