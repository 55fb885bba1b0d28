import type { ErrorCode, Failure } from '@/lib/base'

/** A refusal in words for an agent: what is so, what they can do, and whether trying the same again may help. */
export type RefusalWords = { readonly title: string; readonly body: string; readonly canTryAgain: boolean }

/** Says why a link was not opened, or why a page of access shows nothing. */
export function refusalWords({ code, message }: Failure): RefusalWords {
  if (code === 'link_early') return { title: 'It is too early to open this', body: message, canTryAgain: true }
  return known[code] ?? { title: 'Remit does not answer as it should', body: message, canTryAgain: true }
}

const known: Partial<Record<ErrorCode, RefusalWords>> = {
  link_unknown: {
    title: 'This link opens nothing',
    body: 'Check that you copied all of it. If it is complete, a newer link has taken its place: ask whoever sent it to you.',
    canTryAgain: false,
  },
  link_used: {
    title: 'This link was opened already, in another browser',
    body: 'A link opens once. Go on in the browser where you opened it. If nothing came up there, ask the person who sent it to you for a new link. If it was not you who opened it, tell them at once.',
    canTryAgain: false,
  },
  link_late: {
    title: 'This link was not opened in time',
    body: 'Nothing was opened with it, and nothing will be. Ask the person who sent it to you for a new one.',
    canTryAgain: false,
  },
  link_ended: {
    title: 'This access has ended',
    body: 'Nothing can be seen with it any more. If you still need it, ask whoever sent it to you.',
    canTryAgain: false,
  },
  too_many: {
    title: 'Too many tries from your network',
    body: 'Wait a minute, then try again. Your link is as good as before.',
    canTryAgain: true,
  },
  unavailable: {
    title: 'Remit cannot be reached',
    body: 'Check your network, then try again. Your link is as good as before.',
    canTryAgain: true,
  },
  sealed: {
    title: 'Remit cannot open access right now',
    body: 'Tell whoever sent you the link. It is as good as before; try again later.',
    canTryAgain: true,
  },
}
