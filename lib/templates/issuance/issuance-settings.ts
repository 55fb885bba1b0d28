import * as z from 'zod/mini'
import type { JsonObject } from '@/lib/base'
import { formatJson, isVisibleText } from '@/lib/json'

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

function minutes(key: MinutesKey, usual: number) {
  const { least, most } = minuteBounds[key]
  const message = `${key} is a whole number of minutes from ${least} to ${most}.`
  return z._default(z.int(message).check(z.gte(least, message), z.lte(most, message)), usual)
}

function prompt(usual: string) {
  const given = z.string('prompt is a text.').check(
    z.maxLength(issuanceLimits.prompt, `Keep prompt to ${issuanceLimits.prompt} characters.`),
    z.refine((text) => text.trim() !== '', 'prompt is empty. Write something, or leave it out for the usual question.'),
    z.refine(isVisibleText, 'prompt holds an invisible or control character. Type it again without.'),
  )
  return z._default(given, usual)
}

/** Whether a pattern can be compared with is a finding, so that a draft can be saved while it is written. */
const pattern = z.pipe(
  z.optional(
    z
      .string('pattern is a text. Leave it out where any text fits.')
      .check(
        z.minLength(1, 'pattern is empty. Leave it out where any text fits.'),
        z.maxLength(issuanceLimits.pattern, `Keep pattern to ${issuanceLimits.pattern} characters.`),
      ),
  ),
  z.transform((source: string | undefined) => source ?? null),
)

const Deliveries = z.pipe(
  z.readonly(
    z.array(z.enum(deliveries, `A delivery is one of ${deliveries.join(', ')}.`), 'deliveries is a list.').check(
      z.refine((named) => named.length > 0, 'Name at least one delivery: without any, nothing could be given.'),
      z.refine((named) => new Set(named).size === named.length, 'A delivery is named twice.'),
    ),
  ),
  z.transform((named: readonly Delivery[]): readonly Delivery[] =>
    deliveries.filter((delivery) => named.includes(delivery)),
  ),
)

/**
 * How grants are given from a template: how long, how they reach the agent, who has to agree and what has to be said. What
 * the settings mean to each other and to the guardrail is `lintIssuance`.
 */
export const IssuanceSettings = z.strictObject({
  /** The length of a grant when nobody says otherwise. */
  defaultMinutes: minutes('defaultMinutes', 60),
  /** The longest grant, extensions included. */
  maxMinutes: minutes('maxMinutes', 480),
  /** The life of each token minted through a link: how long an ended grant goes on at most. */
  tokenMinutes: minutes('tokenMinutes', 10),
  deliveries: z._default(Deliveries, ['link']),
  /** The longest grant that is delivered as a bare token, which nobody can take back. */
  maxBareTokenMinutes: minutes('maxBareTokenMinutes', 60),
  /** How many others have to agree before a grant is given. */
  approvals: z._default(z.literal([0, 1, 2], 'approvals is 0, 1 or 2.'), 0),
  /** A reason is always asked for; a pattern says what it has to look like. */
  reason: z.prefault(
    z.readonly(z.strictObject({ prompt: prompt('Why is this needed?'), pattern }, 'reason is an object.')),
    {},
  ),
  ticket: z.prefault(
    z.readonly(
      z.strictObject(
        { prompt: prompt('Ticket'), pattern, required: z._default(z.boolean('required is true or false.'), false) },
        'ticket is an object.',
      ),
    ),
    {},
  ),
  /** How long a hand-over link may wait to be opened. */
  claimMinutes: minutes('claimMinutes', 30),
  /** How long a request may wait for a decision. */
  decideMinutes: minutes('decideMinutes', 24 * 60),
})
export type IssuanceSettings = Readonly<z.infer<typeof IssuanceSettings>>

/** The settings of a template that says nothing about them. */
export const defaultIssuance: IssuanceSettings = IssuanceSettings.parse({})

/**
 * Prints issuance settings: only what differs from the defaults, in one order, so that equal ones are equal texts.
 * Law: `readIssuance` gives them back.
 */
export function printIssuance(settings: IssuanceSettings): string {
  return `${formatJson(saidBy(settings))}\n`
}

/** What settings have to write down: the members that differ from the defaults. */
export function saidBy({ reason, ticket, deliveries: named, ...lengths }: IssuanceSettings): JsonObject {
  const { reason: usualReason, ticket: usualTicket, deliveries: usual, ...usualLengths } = defaultIssuance
  const members: JsonObject = {
    ...differing(lengths, usualLengths),
    ...(named.join() === usual.join() ? {} : { deliveries: [...named] }),
    ...nested('reason', differing(reason, usualReason)),
    ...nested('ticket', differing(ticket, usualTicket)),
  }
  return Object.fromEntries(memberOrder.flatMap((key) => (members[key] === undefined ? [] : [[key, members[key]]])))
}

const memberOrder = Object.keys(IssuanceSettings.shape)

type Plain = Readonly<Record<string, string | number | boolean | null>>

/** No default holds a pattern, so what is null is never said. */
function differing(members: Plain, usual: Plain): Plain {
  return Object.fromEntries(Object.entries(members).filter(([key, value]) => value !== usual[key]))
}

function nested(key: string, members: Plain): JsonObject {
  return Object.keys(members).length === 0 ? {} : { [key]: members }
}
