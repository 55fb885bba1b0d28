import type { EndedAtAccount, EndedGrant } from '@/lib/grants'

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

/** Whether other access is for the values of what was ended, in words: the values themselves are sealed. */
export const sharedWords: Readonly<Record<NonNullable<EndedGrant['others'][number]['values']>, string>> = {
  same: 'For the same values as what was ended.',
  some: 'For some of the values of what was ended, and others.',
  other: 'For other values than what was ended.',
  unknown: 'Of another template, so its values cannot be compared with those of what was ended.',
}
