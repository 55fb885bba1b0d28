import type { Taker } from '@/lib/grants'

const sessionsOf: Readonly<Record<Taker, string>> = {
  own: 'those they have taken themselves',
  nobody: 'those nobody has taken',
  other: 'those of the agent whom the line names',
}

/** Says on which sessions alone something was possible. */
export function takenByWords(takers: readonly Taker[]): string {
  return `Only ${takers.map((taker) => sessionsOf[taker]).join(' and ')}.`
}

/** Says of a grant why nothing can be said of it. */
export const unreadWords =
  'What it reached cannot be read: its row was changed outside Remit, or its key-encryption key is another one. It may have reached this.'
