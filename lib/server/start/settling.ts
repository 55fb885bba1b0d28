import { settleGrants } from '@/lib/grants/server'
import { type ReadDb, readDb } from '@/lib/server/db'
import { emitFault } from '@/lib/server/observability'

/** How often time is asked what it has done to grants, in milliseconds. */
const every = 15_000

/**
 * Writes down what time did to grants, now and every 15 s, one at a time. A fault is logged, and tried again with the next
 * one: nothing depends on when this runs. Returns what stops it, which waits for one that runs.
 */
export function keepSettling(
  settle: (db: ReadDb, now: number) => Promise<unknown> = settleGrants,
  interval: number = every,
): () => Promise<void> {
  let running: Promise<void> | null = null
  const run = async () => {
    try {
      await settle(await readDb(), Date.now())
    } catch (fault) {
      emitFault('settle grants', fault)
    }
    running = null
  }
  const turn = () => {
    running ??= run()
  }
  turn()
  const timer = setInterval(turn, interval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
