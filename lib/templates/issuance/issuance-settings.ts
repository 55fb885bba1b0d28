import type { JsonObject } from '@/lib/base'
import { formatJson } from '@/lib/json'
import { openRule, type RuleText } from '@/lib/rules'

/** How a grant reaches its agent, in the order a form offers it: as a link that mints short tokens, or as one token. */
export const deliveries = ['link', 'token'] as const
export type Delivery = (typeof deliveries)[number]

const longestSpan = 31 * 24 * 60

/** The bounds of every length of issuance settings, in minutes. */
export const minuteBounds = {
  defaultMinutes: { least: 5, most: longestSpan },
  maxMinutes: { least: 5, most: longestSpan },
  tokenMinutes: { least: 2, most: 60 },
  maxBareTokenMinutes: { least: 5, most: longestSpan },
  claimMinutes: { least: 5, most: 24 * 60 },
  decideMinutes: { least: 5, most: longestSpan },
} as const
/** A length that issuance settings hold. */
export type MinutesKey = keyof typeof minuteBounds

/** How long the words of issuance settings may be, in UTF-16 units. */
export const issuanceLimits = { prompt: 120, pattern: 200 } as const

/**
 * How grants are given from a template: how long, how they reach the agent, who has to agree and what has to be said. What
 * the settings mean to each other and to the guardrail is `lintIssuance`.
 */
export type IssuanceSettings = {
  /** The length of a grant when nobody says otherwise. */
  readonly defaultMinutes: number
  /** The longest grant, extensions included. */
  readonly maxMinutes: number
  /** The life of each token minted through a link: how long an ended grant goes on at most. */
  readonly tokenMinutes: number
  readonly deliveries: readonly Delivery[]
  /** The longest grant that is delivered as a bare token, which nobody can take back. */
  readonly maxBareTokenMinutes: number
  /** How many others have to agree before a grant is given. */
  readonly approvals: 0 | 1 | 2
  /** A reason is always asked for; a pattern says what it has to look like. */
  readonly reason: { readonly prompt: string; readonly pattern: string | null }
  readonly ticket: { readonly prompt: string; readonly pattern: string | null; readonly required: boolean }
  /** How long a hand-over link may wait to be opened. */
  readonly claimMinutes: number
  /** How long a request may wait for a decision. */
  readonly decideMinutes: number
  /** Who may, besides what their role lets them, by conditions over their claims. */
  readonly rule: RuleText
}

/** The settings of a template that says nothing about them, in the order in which settings are written. */
export const defaultIssuance: IssuanceSettings = {
  defaultMinutes: 60,
  maxMinutes: 480,
  tokenMinutes: 10,
  deliveries: ['link'],
  maxBareTokenMinutes: 60,
  approvals: 0,
  reason: { prompt: 'Why is this needed?', pattern: null },
  ticket: { prompt: 'Ticket', pattern: null, required: false },
  claimMinutes: 30,
  decideMinutes: 24 * 60,
  rule: openRule,
}

/**
 * Prints issuance settings: only what differs from the defaults, in one order, so that equal ones are equal texts.
 * Law: `readIssuance` gives them back.
 */
export function printIssuance(settings: IssuanceSettings): string {
  return `${formatJson(saidBy(settings))}\n`
}

/** What settings have to write down: the members that differ from the defaults. */
export function saidBy({ reason, ticket, deliveries: named, rule, ...lengths }: IssuanceSettings): JsonObject {
  const { reason: usualReason, ticket: usualTicket, deliveries: usual, rule: open, ...usualLengths } = defaultIssuance
  const members: JsonObject = {
    ...differing(lengths, usualLengths),
    ...(named.join() === usual.join() ? {} : { deliveries: [...named] }),
    ...nested('reason', differing(reason, usualReason)),
    ...nested('ticket', differing(ticket, usualTicket)),
    ...nested('rule', ruleSaid(rule, open)),
  }
  return Object.fromEntries(memberOrder.flatMap((key) => (members[key] === undefined ? [] : [[key, members[key]]])))
}

const memberOrder = Object.keys(defaultIssuance)

function ruleSaid({ lengths, ...conditions }: RuleText, { lengths: _none, ...usual }: RuleText): JsonObject {
  return { ...differing(conditions, usual), ...(lengths.length === 0 ? {} : { lengths: [...lengths] }) }
}

type Plain = Readonly<Record<string, string | number | boolean | null>>

/** No default holds a pattern, so what is null is never said. */
function differing(members: Plain, usual: Plain): Plain {
  return Object.fromEntries(Object.entries(members).filter(([key, value]) => value !== usual[key]))
}

function nested(key: string, members: JsonObject): JsonObject {
  return Object.keys(members).length === 0 ? {} : { [key]: members }
}
