import type { RenewalView } from '@/lib/embed'

/** What is being done about the end of a token, to stand behind how long it lives. */
export function renewalWords({ activity, nextTryMs }: RenewalView, isRenewed: boolean): string {
  const next = nextTryMs === null || nextTryMs < 1_000 ? 'trying again now' : `trying again in ${pauseOf(nextTryMs)}`
  switch (activity) {
    case 'asking':
      return 'renewing'
    case 'offline':
      return 'offline, renews when you are back'
    case 'unanswered':
      return `no answer, ${next}`
    case 'refused':
      return `renewal refused, ${next}`
    case 'counting':
      return isRenewed ? 'then it renews' : 'then it ends'
  }
}

/** A pause to the second while it is short, so that nothing is read out each second for minutes. */
function pauseOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds <= 10 ? `${seconds} s` : seconds < 60 ? 'less than a minute' : `${Math.ceil(seconds / 60)} min`
}
