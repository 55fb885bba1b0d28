import { setImmediate } from 'node:timers/promises'

/** How many items are done before other requests get their turn. */
const stretch = 40

/** Does something to each item in order, without holding up everybody else on the server when there are thousands. */
export async function withPauses<T, R>(items: readonly T[], work: (item: T) => R): Promise<readonly R[]> {
  const done: R[] = []
  for (const item of items) {
    done.push(work(item))
    if (done.length % stretch === 0) await setImmediate()
  }
  return done
}
