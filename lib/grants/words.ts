import type { GrantState } from './lifecycle'
import type { LimitName } from './limits'

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
}
