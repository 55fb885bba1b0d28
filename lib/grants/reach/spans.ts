import type { EpochMs } from '@/lib/base'

/** A span of time in ms: `from` belongs to it, `to` does not, unless both are the same instant. */
export type TimeSpan = { readonly from: EpochMs; readonly to: EpochMs }

/** The same instants in as few spans as possible, oldest first: tokens that were renewed in time are one span. */
export function mergeSpans(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const merged: TimeSpan[] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last === undefined || last.to < span.from) merged.push(span)
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return merged
}
