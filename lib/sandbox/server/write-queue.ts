/** Most writes that wait in this process. Each takes some milliseconds, so the last of them waits for about a second. */
export const maxWaiting = 200

/** Runs works one after the other, in the order they came. */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Null without running anything when too many wait. A work that fails does not hold up the next. */
  run<T>(work: () => Promise<T>): Promise<T> | null {
    if (this.#waiting >= maxWaiting) return null
    this.#waiting += 1
    const mine = this.#last.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
