// @ts-check

/** @typedef {{ readonly tries: number, readonly windowMs: number, readonly names?: number }} TallyLimit */

/**
 * Counts tries by name in the memory of this process, for what is too cheap to be worth a row. A window starts with a
 * name's first try. Of at most `names` names (10,000) the oldest is forgotten first, so memory has a bound.
 * @param {TallyLimit} limit
 */
export function makeTally({ tries, windowMs, names = 10_000 }) {
  /** @type {Map<string, { startedAt: number, count: number }>} */
  const windows = new Map()

  /** @param {string} name @param {number} now */
  function open(name, now) {
    const known = windows.get(name)
    // A window that starts in the future is none: the clock went back.
    if (known !== undefined && known.startedAt <= now && now - known.startedAt < windowMs) return known
    windows.delete(name)
    const [oldest] = windows.keys()
    if (oldest !== undefined && windows.size >= names) windows.delete(oldest)
    const opened = { startedAt: now, count: 0 }
    windows.set(name, opened)
    return opened
  }

  return {
    /** Takes a try; answers the milliseconds to wait when none was left, else 0. @param {string} name @param {number} now */
    take(name, now) {
      const window = open(name, now)
      window.count += 1
      return window.count <= tries ? 0 : window.startedAt + windowMs - now
    },
    /** The milliseconds to wait until a try is left again, 0 when one is. Takes none. @param {string} name @param {number} now */
    waitOf(name, now) {
      const known = windows.get(name)
      if (known === undefined || known.startedAt > now || now - known.startedAt >= windowMs) return 0
      return known.count < tries ? 0 : known.startedAt + windowMs - now
    },
  }
}
