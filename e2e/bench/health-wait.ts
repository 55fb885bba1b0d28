import { readFileSync } from 'node:fs'
import type { Server } from '../servers'

/** How long `/health` was held up, in milliseconds. */
export type Wait = {
  /** By the clock of the one who asks. A busy machine adds its waiting. */
  readonly wait: number
  /**
   * The processor time that the server's main thread took between a question and its answer, which a busy machine hardly
   * changes. NaN where the system does not tell (it is read from Linux).
   */
  readonly work: number
}

/** Asks for `/health` again and again while `deed` goes on, and answers the longest wait beside what the deed answered. */
export async function longestWait<T>(
  server: Server,
  deed: () => Promise<T>,
): Promise<{ readonly answer: T; readonly longest: Wait }> {
  let isDone = false
  const asked = deed().finally(() => {
    isDone = true
  })
  const longest = { wait: 0, work: 0 }
  while (!isDone) {
    const start = performance.now()
    const before = processorTime(server.pid)
    const health = await fetch(`${server.origin}/health`)
    if (!health.ok) throw new Error(`Health answered ${health.status}.`)
    await health.arrayBuffer()
    longest.work = Math.max(longest.work, processorTime(server.pid) - before)
    longest.wait = Math.max(longest.wait, performance.now() - start)
  }
  return { answer: await asked, longest }
}

/**
 * How many times the work of an everyday piece, in the same run, what somebody wrote to hold the server up may take. It is a
 * ratio of processor time, which the speed of the machine and its load hardly change; what grows with the square of a text is
 * hundreds of times the everyday piece. Fewer `times` will do where the everyday piece is as many of the same. NaN, where the system does not tell, is no answer and fails.
 */
export function isWithin(work: number, everyday: number, times = 20): boolean {
  return work <= times * Math.max(everyday, 5)
}

/** What the main thread of a process has had of the processor so far. */
function processorTime(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}
