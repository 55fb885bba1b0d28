import { z } from 'zod'
import { type Id, isId } from '@/lib/base'
import { storedNumber } from '@/lib/server/service'
import { templateId } from '@/lib/templates/server'
import { noNarrowing } from '../../narrow'

/** The id of a grant. */
export const grantId = z.string().refine((text): text is Id<'gnt'> => isId('gnt', text), 'There is no such access.')

/** An instant in ms; a number of another kind is refused. */
const instant = z.int('This is no time.').positive('This is no time.')

/** Why something is asked for, agreed to or refused. */
export const words = z.string().max(500, 'Keep it to 500 characters.')

const values = z.record(z.string().max(100), z.union([z.string().max(2_000), z.number(), z.boolean()]))

/**
 * What somebody asks for. Strict: a claim that Remit decides about (`role`, `iss`, `exp` …) is refused by name, as is any
 * other member, since who sends one believes that it counts.
 */
export const askInput = z.strictObject({
  templateId,
  version: storedNumber,
  /** Made up by the browser for this one request, so that a repeated click or POST gives one grant. */
  requestKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'This request has no key of its own.'),
  agent: z.strictObject({ email: z.string().max(300), name: z.string().max(200) }),
  values: values.default({}),
  narrowing: z
    .strictObject({ without: z.array(z.string().max(128)).max(50), isReadOnly: z.boolean() })
    .default({ without: [...noNarrowing.without], isReadOnly: noNarrowing.isReadOnly }),
  startsAt: instant.nullable().default(null),
  end: z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({ kind: z.literal('length'), minutes: z.int('A length is a whole number of minutes.') }),
        z.strictObject({ kind: z.literal('at'), at: instant }),
      ],
      'Say how long as a length in minutes or as an instant, or leave it out for the usual length.',
    )
    .nullable()
    .default(null),
  delivery: z.enum(['link', 'token']).nullable().default(null),
  reason: words,
  ticket: words.default(''),
  /** Gives it a second time beside what the agent has already. */
  isBesides: z.boolean().default(false),
})
