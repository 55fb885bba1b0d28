import type { EpochMs, Failure } from '@/lib/base'
import { type EmbedFailure, type EmbedMessage, nameFailure } from '@/lib/embed'
import type { SignedTestToken } from '@/lib/tokens'

/** One line of the event log. `text` never holds a token. */
export type LogEntry = {
  readonly id: number
  readonly at: EpochMs
  readonly direction: 'in' | 'out' | 'note'
  readonly event: string
  readonly text: string
}

/** Where a preview stands. */
export type PreviewState = {
  readonly isSigning: boolean
  readonly token: SignedTestToken | null
  /** How far this browser's clock is ahead of the server's, in milliseconds. */
  readonly skew: number
  /** Why no token was signed. */
  readonly refusal: Failure | null
  /** Why the frame shows nothing. */
  readonly problem: { readonly name: EmbedFailure; readonly message: string } | null
  readonly session: { readonly id: string; readonly state: string } | null
  /** Whether the frame said anything since it was loaded. */
  readonly isHeard: boolean
  /** Counts frames that were asked for anew. */
  readonly turn: number
  readonly log: readonly LogEntry[]
}

export type PreviewEvent =
  | { readonly kind: 'sign' | 'expired' | 'load' | 'reload' | 'stop'; readonly at: EpochMs }
  /** The frame says nothing, though its server answers this page, or does not. */
  | { readonly kind: 'silent'; readonly at: EpochMs; readonly isReachable: boolean }
  | { readonly kind: 'signed'; readonly at: EpochMs; readonly token: SignedTestToken }
  | { readonly kind: 'refused' | 'unanswered'; readonly at: EpochMs; readonly failure: Failure }
  | { readonly kind: 'said'; readonly at: EpochMs; readonly message: EmbedMessage; readonly isOver: boolean }
  | { readonly kind: 'sent'; readonly at: EpochMs; readonly event: string; readonly text: string }

/** A preview before anyone asked for one. */
export const idlePreview: PreviewState = {
  isSigning: false,
  token: null,
  skew: 0,
  refusal: null,
  problem: null,
  session: null,
  isHeard: false,
  turn: 0,
  log: [],
}

const mostEntries = 200

/** More than this between the two clocks is worth a word, in milliseconds. */
const tolerableSkew = 60_000

/** What follows from an event. Pure: the clock comes with the event. */
export function nextPreview(state: PreviewState, event: PreviewEvent): PreviewState {
  switch (event.kind) {
    case 'sign':
      return { ...state, isSigning: true, refusal: null }
    case 'signed':
      return signed(state, event.token, event.at)
    case 'refused':
      return noted(
        { ...state, isSigning: false, refusal: event.failure },
        event.at,
        `not signed: ${event.failure.message}`,
      )
    case 'unanswered':
      return unanswered(state, event.failure, event.at)
    case 'load':
      return noted({ ...state, isHeard: false, session: null, problem: lastingProblem(state) }, event.at, 'frame loads')
    case 'reload':
      return { ...state, turn: state.turn + 1 }
    case 'said':
      return said(state, event)
    case 'sent':
      return logged(state, { at: event.at, direction: 'out', event: event.event, text: event.text })
    case 'silent':
      return silent(state, event.isReachable, event.at)
    case 'expired':
      return noted({ ...state, problem: { name: 'expired', message: 'jwt expired' } }, event.at, 'token expired')
    case 'stop':
      return { ...idlePreview, log: state.log, turn: state.turn }
  }
}

/** Only clocks that disagree are no matter of what the frame shows: a new frame does not mend them. */
function lastingProblem({ problem, skew }: PreviewState): PreviewState['problem'] {
  return problem?.name === 'clock-ahead' && Math.abs(skew) > tolerableSkew ? problem : null
}

function signed(state: PreviewState, token: SignedTestToken, at: EpochMs): PreviewState {
  const skew = at - token.issuedAt
  const isOff = Math.abs(skew) > tolerableSkew
  const message = `This browser is ${Math.round(Math.abs(skew) / 1000)} seconds ${skew > 0 ? 'ahead of' : 'behind'} the server.`
  const problem = isOff ? { name: 'clock-ahead' as const, message } : null
  const text = `token signed for ${Math.round((token.expiresAt - token.issuedAt) / 60_000)} min`
  return noted({ ...state, isSigning: false, refusal: null, token, skew, problem }, at, text)
}

/** No page is told why a frame stays empty; but a server that answers, with a frame that does not, forbids the framing. */
function silent(state: PreviewState, isReachable: boolean, at: EpochMs): PreviewState {
  const problem = isReachable
    ? { name: 'framing-forbidden' as const, message: 'Its server answers, and no message came from the frame.' }
    : { name: 'no-answer' as const, message: 'No message came from the frame, and its server does not answer.' }
  return noted({ ...state, problem }, at, 'no answer')
}

/** A token at hand still lives, and another is asked for soon: that is for the bar to say, and no refusal. */
function unanswered(state: PreviewState, failure: Failure, at: EpochMs): PreviewState {
  return noted(
    { ...state, isSigning: false, refusal: state.token === null ? failure : null },
    at,
    `no answer: ${failure.message}`,
  )
}

function said(state: PreviewState, { message, at, isOver }: Extract<PreviewEvent, { kind: 'said' }>): PreviewState {
  const heard = logged(
    { ...state, isHeard: true },
    { at, direction: 'in', event: message.event, text: summaryOf(message) },
  )
  // Whatever comes after silence ends it.
  const isSilence = heard.problem?.name === 'no-answer' || heard.problem?.name === 'framing-forbidden'
  const calm = isSilence ? { ...heard, problem: null } : heard
  if (message.event === 'session') return { ...calm, session: { id: message.data.id, state: message.data.state } }
  if (message.event !== 'error' || !state.token) return calm
  return { ...calm, problem: { name: nameFailure(message.data, { isOver }), message: message.data.message } }
}

function summaryOf(message: EmbedMessage): string {
  switch (message.event) {
    case 'init':
      return ''
    case 'session':
      return `${message.data.id} ${message.data.state}`
    case 'session.metrics':
      return Object.keys(message.data).slice(0, 4).join(', ')
    case 'screen':
      return `${message.data.width} × ${message.data.height}`
    case 'error':
      return [message.data.id, message.data.message].filter(Boolean).join(': ').slice(0, 200)
    case 'rpc:response':
      return message.data.id.slice(0, 8)
  }
}

function noted(state: PreviewState, at: EpochMs, text: string): PreviewState {
  return logged(state, { at, direction: 'note', event: '', text })
}

function logged(state: PreviewState, entry: Omit<LogEntry, 'id'>): PreviewState {
  const id = (state.log.at(-1)?.id ?? 0) + 1
  return { ...state, log: [...state.log, { ...entry, id }].slice(-mostEntries) }
}
