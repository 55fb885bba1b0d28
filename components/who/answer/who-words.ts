import type { CouldSee, Taker } from '@/lib/grants'

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

/** Says of the tokens of a grant for which connection they were, where that is not the one of now. */
export const elsewhereWords: Readonly<Record<CouldSee['elsewhere'], string>> = {
  none: '',
  all: 'Its tokens were for another connection than the one of now, and could see nothing in this one.',
  some: 'Some of its tokens were for another connection than the one of now, and could see nothing in this one.',
}
