import type { Delivery } from '@/lib/templates'
import type { GrantState } from './lifecycle'
import type { LimitName } from './limits'
import type { GrantView } from './view'

/** What each state is called on screen, and what it means for whoever reads it. */
export const stateWords: Readonly<Record<GrantState, { readonly name: string; readonly means: string }>> = {
  requested: { name: 'Requested', means: 'Waits for someone to agree.' },
  declined: { name: 'Declined', means: 'Someone said no. Nothing was given.' },
  lapsed: { name: 'Lapsed', means: 'Nobody decided, or nobody opened the link in time. Nothing can be used.' },
  ready: { name: 'Ready', means: 'Given. The agent has not opened it yet.' },
  active: { name: 'Active', means: 'The agent has it, and tokens are renewed.' },
  ending: { name: 'Ending', means: 'Ended. The last token is still valid for a moment.' },
  ended: { name: 'Ended', means: 'Over. No token of it is valid.' },
}

/** What a state means for access that is handed over in this way. */
export function meaningOf({ state, delivery }: { readonly state: GrantState; readonly delivery: Delivery }): string {
  return delivery === 'token' ? (ofBareToken[state] ?? stateWords[state].means) : stateWords[state].means
}

/** That access lapsed and why, without a full stop. */
export function lapsedWords({ given, delivery }: Pick<GrantView, 'given' | 'delivery'>): string {
  if (given === null) return 'Lapsed: nobody decided in time'
  return delivery === 'token' ? 'Lapsed: nobody made the token in time' : 'Lapsed: nobody opened the link in time'
}

const ofBareToken: Readonly<Partial<Record<GrantState, string>>> = {
  ready: 'Given. The token has not been made yet.',
  lapsed: 'Nobody decided, or nobody made the token in time. Nothing can be used.',
  active: 'The token was made. It works until its end, and is not renewed.',
  ending: 'Ended. Its one token cannot be taken back, and works until its end.',
}

/**
 * A sentence about a token as one about an agent, with what is not filled in as a gap that no line ends in.
 */
export function formatReach(sentence: string): string {
  const withGaps = sentence.replace(/ = \{\{\w+\}\}/g, '\u00a0=\u00a0…').replace(/\{\{\w+\}\}/g, '…')
  return withGaps.replace(/^A token can /, 'Can ').replace(/^A token /, 'It ')
}

/** What set an end, after "set by". */
export const endWords: Readonly<Record<'chosen' | 'usual' | 'token' | 'grant' | LimitName, string>> = {
  chosen: 'chosen',
  usual: 'the usual length of the template',
  token: 'the life of one token',
  grant: 'the end of the access',
  template: 'the longest that the template allows',
  'bare-token': 'the longest that the template allows for a bare token',
  guardrail: 'the guardrail',
  role: 'the longest that your role may give',
  rule: 'the rule of the template',
}
