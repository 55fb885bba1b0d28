import { AppError } from '@/lib/base'

/** As many as wait at most, sign-ins included, which are turned away earlier (`sign-in/lane.ts`). */
const mostWaiting = 30

/** Two at a time: each takes 128 MiB and a quarter of a second, and the thread pool also serves files and signatures. */
let running = 0
const waiting: (() => void)[] = []

/**
 * Does a piece of work that hashes a password when its turn comes. Throws `unavailable` at once when too many wait.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new AppError('unavailable')
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
