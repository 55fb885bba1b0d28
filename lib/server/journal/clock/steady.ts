import type { EpochMs } from '@/lib/base'

/** A clock that is further than this from the one that only runs has jumped; how long it must run steadily to be believed. */
const jump = { ms: 60_000, beliefMs: 60_000, stirMs: 5_000 } as const

/**
 * Watches a clock by one that only runs (`ticks`, ms), which nobody sets. Answers by how many ms the clock has jumped, 0
 * while it has not. One that has run steadily for a minute after a jump is believed again: somebody set it right, or the
 * machine slept. One that stands still, or is moved again and again, is not.
 */
export function watchClock(wall: () => EpochMs, ticks: () => number): () => number {
  let offset = wall() - ticks()
  let doubt: { readonly offset: number; readonly since: number } | null = null
  return () => {
    const tick = ticks()
    const found = wall() - tick
    const jumped = found - offset
    if (Math.abs(jumped) <= jump.ms) {
      doubt = null
      return 0
    }
    if (doubt === null || Math.abs(found - doubt.offset) > jump.stirMs) doubt = { offset: found, since: tick }
    if (tick - doubt.since < jump.beliefMs) return jumped
    offset = found
    doubt = null
    return 0
  }
}
