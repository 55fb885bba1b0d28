let last: Promise<unknown> = Promise.resolve()

/** Runs works one after the other, in the order they came. A work that fails does not hold up the next. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}
