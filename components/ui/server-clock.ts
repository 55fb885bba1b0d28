import type { EpochMs } from '@/lib/base'

/** What a page takes to come and to wake is no error of a clock, and neither is a minute. */
const toleranceMs = 60_000

let skewMs = 0
const listeners = new Set<() => void>()

/** How far the clock of this machine is behind that of the server, in ms; 0 where the two agree to the minute. */
export function skewOf(server: EpochMs, machine: EpochMs): number {
  return Math.abs(server - machine) < toleranceMs ? 0 : server - machine
}

/** Takes the server's time from what just came from it: from then on the clock of this machine, which may be wrong, is put right by it. */
export function noteServerTime(server: EpochMs): void {
  skewMs = skewOf(server, Date.now())
  for (const tell of listeners) tell()
}

/** The server's time as far as this page knows it, up to the next step. What was done a moment ago never seems to lie ahead. */
export function readServerClock(stepMs: number): EpochMs {
  return Math.ceil((Date.now() + skewMs) / stepMs) * stepMs
}

/** Tells at each step of the clock, and when it is put right. */
export function watchServerClock(stepMs: number, tell: () => void): () => void {
  const timer = window.setInterval(tell, stepMs)
  listeners.add(tell)
  return () => {
    window.clearInterval(timer)
    listeners.delete(tell)
  }
}
