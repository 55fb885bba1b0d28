import * as z from 'zod/mini'
import { isVisibleText } from '@/lib/json'
import { ruleLimits } from '@/lib/rules'
import {
  type Delivery,
  defaultIssuance,
  deliveries,
  issuanceLimits,
  type MinutesKey,
  minuteBounds,
} from './issuance-settings'

function minutes(key: MinutesKey) {
  const { least, most } = minuteBounds[key]
  const message = `${key} is a whole number of minutes from ${least} to ${most}.`
  return z._default(z.int(message).check(z.gte(least, message), z.lte(most, message)), defaultIssuance[key])
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

function conditionText(name: string) {
  return z.string(`${name} is a condition, written in CEL.`).check(
    z.maxLength(ruleLimits.condition, `Keep ${name} to ${ruleLimits.condition} characters.`),
    z.refine((text) => text.trim() !== '', `${name} is empty. Leave it out where everybody may.`),
    z.refine((text) => !text.includes('\u0000'), `${name} holds a control character. Type it again without.`),
  )
}

const LengthRule = z.readonly(
  z.strictObject(
    {
      maxMinutes: z
        .int('maxMinutes is a whole number of minutes.')
        .check(
          z.gte(minuteBounds.maxMinutes.least, `A length is at least ${minuteBounds.maxMinutes.least} minutes.`),
          z.lte(minuteBounds.maxMinutes.most, `A length is at most ${minuteBounds.maxMinutes.most} minutes.`),
        ),
      when: conditionText('when'),
    },
    'A length is an object.',
  ),
)

const Rule = z.readonly(
  z.strictObject(
    {
      ask: z._default(conditionText('ask'), defaultIssuance.rule.ask),
      give: z._default(conditionText('give'), defaultIssuance.rule.give),
      approve: z._default(conditionText('approve'), defaultIssuance.rule.approve),
      lengths: z._default(
        z.readonly(
          z.array(LengthRule, 'lengths is a list.').check(
            z.maxLength(ruleLimits.lengths, `A rule has at most ${ruleLimits.lengths} lengths.`),
            z.refine(
              (named) => new Set(named.map(({ maxMinutes }) => maxMinutes)).size === named.length,
              'A length is named twice. Join its conditions with "or".',
            ),
          ),
        ),
        defaultIssuance.rule.lengths,
      ),
    },
    'rule is an object.',
  ),
)

/** The closed shape of issuance settings; what is not written has its default. */
export const issuanceSchema = z.strictObject({
  defaultMinutes: minutes('defaultMinutes'),
  maxMinutes: minutes('maxMinutes'),
  tokenMinutes: minutes('tokenMinutes'),
  deliveries: z._default(Deliveries, defaultIssuance.deliveries),
  maxBareTokenMinutes: minutes('maxBareTokenMinutes'),
  approvals: z._default(z.literal([0, 1, 2], 'approvals is 0, 1 or 2.'), defaultIssuance.approvals),
  reason: z.prefault(
    z.readonly(z.strictObject({ prompt: prompt(defaultIssuance.reason.prompt), pattern }, 'reason is an object.')),
    {},
  ),
  ticket: z.prefault(
    z.readonly(
      z.strictObject(
        {
          prompt: prompt(defaultIssuance.ticket.prompt),
          pattern,
          required: z._default(z.boolean('required is true or false.'), defaultIssuance.ticket.required),
        },
        'ticket is an object.',
      ),
    ),
    {},
  ),
  claimMinutes: minutes('claimMinutes'),
  decideMinutes: minutes('decideMinutes'),
  rule: z.prefault(Rule, {}),
})
