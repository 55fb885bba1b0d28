import { type GrantState, grantStates } from '../lifecycle'

/** What a look at the ledger asks for, as a person writes it. Days and instants are local to who reads: `2026-11-29` or `2026-11-29T14:10`. */
export type LedgerQuery = {
  readonly agent: string
  readonly template: string
  readonly states: readonly GrantState[]
  readonly by: string
  readonly key: string
  readonly from: string
  readonly to: string
  readonly marks: readonly LedgerMark[]
  /** Looked for in reason and ticket. */
  readonly words: string
}

/** What a grant can be besides its state: it ends within the next half hour, or nobody but its giver agreed to it. */
export const ledgerMarks = ['expiring', 'unapproved'] as const
export type LedgerMark = (typeof ledgerMarks)[number]

/** A part of the text that asks for nothing the ledger knows, and what can be written instead. */
export type LedgerQueryProblem = { readonly token: string; readonly message: string }

/** Asks for everything. */
export const emptyLedgerQuery: LedgerQuery = {
  agent: '',
  template: '',
  states: [],
  by: '',
  key: '',
  from: '',
  to: '',
  marks: [],
  words: '',
}

const names = ['agent', 'template', 'by', 'key', 'from', 'to'] as const

/** The most letters that a search may have. */
const longestLedgerQuery = 500

/**
 * Reads a search such as `agent:mara state:active "no export"`. Total: what it does not know is left out and told. A text with a
 * problem must not go into an address, since what looks like a filter may be the value of a parameter.
 */
export function parseLedgerQuery(text: string): {
  readonly query: LedgerQuery
  readonly problems: readonly LedgerQueryProblem[]
} {
  if (text.length > longestLedgerQuery) {
    const message = `A search has at most ${longestLedgerQuery} letters.`
    return { query: emptyLedgerQuery, problems: [{ token: `${text.slice(0, 20)}…`, message }] }
  }
  let query = emptyLedgerQuery
  const problems: LedgerQueryProblem[] = []
  for (const token of tokensOf(text)) {
    const read = readToken(query, token)
    if (typeof read === 'string') problems.push({ token: token.text, message: read })
    else query = read
  }
  return { query, problems }
}

/** Writes a search so that `parseLedgerQuery` reads the same again. */
export function printLedgerQuery(query: LedgerQuery): string {
  const parts = [
    ...names.map((name) => (query[name] === '' ? '' : `${name}:${quote(query[name])}`)),
    ...query.states.map((state) => `state:${state}`),
    ...query.marks.map((mark) => `is:${mark}`),
    query.words === '' ? '' : quoteWords(query.words),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** A name before the colon, and what follows it; without a name it is a word to look for. */
type Token = { readonly name: string | null; readonly value: string; readonly text: string }

const tokenForm = /(?:([A-Za-z_][\w.-]*):)?(?:"((?:[^"\\]|\\.)*)"|(\S+))|(\S+)/g

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(tokenForm)].map(([whole, name, quoted, bare, rest]) => ({
    name: name?.toLowerCase() ?? null,
    value: quoted === undefined ? (bare ?? rest ?? '') : quoted.replace(/\\(.)/g, '$1'),
    text: whole,
  }))
}

function readToken(query: LedgerQuery, { name, value }: Token): LedgerQuery | string {
  if (name === null) return { ...query, words: query.words === '' ? value : `${query.words} ${value}` }
  if (name === 'state') return readState(query, value)
  if (name === 'is') return readMark(query, value)
  const known = names.find((one) => one === name)
  if (known === undefined) return `There is no filter "${name}". Use ${filterNames}, or put the text in quotes.`
  if (query[known] !== '') return `"${known}" stands here twice.`
  if ((known === 'from' || known === 'to') && !isMoment(value)) {
    return `Write "${known}" as a day, 2026-11-29, or with a time, 2026-11-29T14:10.`
  }
  return { ...query, [known]: value }
}

const filterNames = [...names, 'state', 'is'].map((name) => `${name}:`).join(' ')

function readState(query: LedgerQuery, value: string): LedgerQuery | string {
  const state = grantStates.find((one) => one === value.toLowerCase())
  if (state === undefined) return `There is no state "${value}". Use one of ${grantStates.join(', ')}.`
  return query.states.includes(state) ? query : { ...query, states: [...query.states, state] }
}

function readMark(query: LedgerQuery, value: string): LedgerQuery | string {
  const mark = ledgerMarks.find((one) => one === value.toLowerCase())
  if (mark === undefined) return `"is:" takes ${ledgerMarks.join(' or ')}.`
  return query.marks.includes(mark) ? query : { ...query, marks: [...query.marks, mark] }
}

const momentForm = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/

function isMoment(text: string): boolean {
  return momentOf(text) !== null
}

/** A day or an instant as numbers, null where it is none such as 2026-02-30. The hour and minute are 0 where only a day is given. */
export function momentOf(text: string): readonly [number, number, number, number, number] | null {
  const [, ...digits] = momentForm.exec(text) ?? []
  if (digits.length === 0) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = digits.map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  return isReal && year >= 1970 ? [year, month, day, hour, minute] : null
}

function quote(value: string): string {
  return /^[^\s"\\]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Words stand bare only where they would be read as the same words. */
function quoteWords(words: string): string {
  const isPlain = /^[^\s":\\]+( [^\s":\\]+)*$/.test(words)
  return isPlain ? words : `"${words.replace(/["\\]/g, '\\$&')}"`
}
