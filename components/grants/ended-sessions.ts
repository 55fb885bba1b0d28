import type { EndedAtAccount } from '@/lib/grants'

/** What ending did to the sessions that ran, in words. */
export function sessionsWords(count: number): string {
  if (count === 0) return 'No session of this agent was running.'
  return count === 1 ? '1 running session was ended.' : `${count} running sessions were ended.`
}

/** What came of asking an account to end what runs, in words. */
export function accountWords({ ended, kept, origin }: EndedAtAccount): string {
  const others = kept === 1 ? '1 runs on, as other access reaches it.' : `${kept} run on, as other access reaches them.`
  return `At ${origin}: ${sessionsWords(ended)}${kept === 0 ? '' : ` ${others}`}`
}

/** The sessions that two endings ended together. */
export function sumOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other
}
