import type { MoreTime } from '@/lib/grants'

/** What became of asking for more time, in words; `until` is the end that was asked for, as a clock time. */
export function moreWords({ state, reason }: MoreTime, until: string): string {
  switch (state) {
    case 'asked':
      return `More time until ${until} is asked for. Someone has to agree.`
    case 'agreed':
      return `More time until ${until} was agreed to.`
    case 'declined':
      return `More time was declined${reason === '' ? '.' : `: “${reason}”`}`
    case 'lapsed':
      return 'Nobody decided about more time.'
  }
}
