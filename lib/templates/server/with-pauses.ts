import { setImmediate } from 'node:timers/promises'

/** How long the work goes on before other requests get their turn, in ms; one item more is always finished. */
const longestStretch = 10

/**
 * Does something to each item in order, without holding up everybody else on the server when there are thousands: it goes on
 * for 10 ms at a time, and for the one item that passes that bound.
 */
export async function withPauses<T, R>(
  items: readonly T[],
  work: (item: T) => R,
  clock: () => number = () => performance.now(),
): Promise<readonly R[]> {
  const done: R[] = []
  let since = clock()
  for (const item of items) {
    done.push(work(item))
    if (clock() - since < longestStretch) continue
    await setImmediate()
    since = clock()
  }
  return done
}
