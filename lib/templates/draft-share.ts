/**
 * Gives back `next` with every part that equals its counterpart in `previous` replaced by that counterpart, so that what did not
 * change stays the same reference. For plain data without cycles.
 */
export function share<T>(previous: unknown, next: T): T {
  // Equal parts are interchangeable, so the result is a T like `next`; the type checker cannot know that.
  return merge(previous, next) as T
}

function merge(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous
  if (Array.isArray(next)) return Array.isArray(previous) ? shareList(previous, next) : next
  if (isRecord(previous) && isRecord(next)) return shareRecord(previous, next)
  return next
}

function shareList(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const merged = next.map((item, index) => merge(previous[index], item))
  return merged.length === previous.length && merged.every((item, index) => Object.is(item, previous[index]))
    ? previous
    : merged
}

function shareRecord(previous: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(next)
  const merged = Object.fromEntries(keys.map((key) => [key, merge(previous[key], next[key])]))
  const isSame =
    keys.length === Object.keys(previous).length && keys.every((key) => Object.is(merged[key], previous[key]))
  return isSame ? previous : merged
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
