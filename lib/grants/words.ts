import { type ReachKind, reachWords } from '@/lib/guardrails'
import type { Delivery } from '@/lib/templates'
import type { GrantState } from './lifecycle'
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

/** What can bound a grant or a token: the template, a bare token, the guardrail for the kind of reach, the role of who gives. */
export type LimitName = 'template' | 'bare-token' | `guardrail-${ReachKind}` | 'role' | 'rule'

/**
 * What set the end of access: the person or the template's usual length, a limit that was reached, or what moved it since. An
 * extension and a hand-over are by somebody who is not who asked for the access.
 */
export type EndSetBy = 'chosen' | 'usual' | LimitName | 'extended' | 'extender-role' | 'handed'

/** The guardrail as a limit, with the kind of reach that it is for. */
export const guardrailWords: Readonly<Record<`guardrail-${ReachKind}`, string>> = {
  'guardrail-session': ofGuardrail('session'),
  'guardrail-customer': ofGuardrail('customer'),
  'guardrail-unscoped': ofGuardrail('unscoped'),
  'guardrail-administrator': ofGuardrail('administrator'),
}

function ofGuardrail(kind: ReachKind): string {
  return `the guardrail, for what reaches ${reachWords[kind]}`
}

/** Who set an end, as whoever looks reads it: null is they themselves. `isTime` where they named an instant and no length. */
type Setter = { readonly by: string | null; readonly isTime: boolean }

/** What set the end of access, after "set by". */
export function endWords(setBy: string, { by, isTime }: Setter): string {
  if (setBy === 'chosen') return `the ${isTime ? 'time' : 'length'} that ${by ?? 'you'} chose`
  if (setBy === 'role') return `the longest that ${by === null ? 'your role' : `the role of ${by}`} may give`
  const known: Readonly<Record<string, string>> = plainWords
  return known[setBy] ?? setBy
}

const plainWords: Readonly<Record<Exclude<EndSetBy, 'chosen' | 'role'>, string>> = {
  usual: 'the usual length of the template',
  extended: 'an extension',
  'extender-role': 'the longest that the role of who extended it may give',
  handed: 'the end of the access that was handed over',
  template: 'the longest that the template allows',
  'bare-token': 'the longest that the template allows for a bare token',
  rule: 'the rule of the template',
  ...guardrailWords,
}
