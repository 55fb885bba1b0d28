import fc from 'fast-check'
import { issuanceSchema } from './issuance-schema'
import { deliveries, type IssuanceSettings, type MinutesKey, minuteBounds } from './issuance-settings'

const words = fc.constantFrom('Why?', 'Ticket', 'Ünal: wozu?', 'a "quoted" one')
const pattern = fc.constantFrom(undefined, 'INC[0-9]{7}', '[A-Z]+-\\d+', '(')

const condition = fc.constantFrom('true', 'false', 'request.auxData.jwt.email == "ann@acme.example"', 'no CEL (')

function minutes(key: MinutesKey): fc.Arbitrary<number> {
  const { least, most } = minuteBounds[key]
  return fc.integer({ min: least, max: most })
}

const given = fc.record(
  {
    defaultMinutes: minutes('defaultMinutes'),
    maxMinutes: minutes('maxMinutes'),
    tokenMinutes: minutes('tokenMinutes'),
    deliveries: fc.uniqueArray(fc.constantFrom(...deliveries), { minLength: 1 }),
    maxBareTokenMinutes: minutes('maxBareTokenMinutes'),
    approvals: fc.constantFrom(0, 1, 2),
    reason: fc.record({ prompt: words, pattern }, { requiredKeys: [] }),
    ticket: fc.record({ prompt: words, pattern, required: fc.boolean() }, { requiredKeys: [] }),
    claimMinutes: minutes('claimMinutes'),
    decideMinutes: minutes('decideMinutes'),
    rule: fc.record(
      {
        ask: condition,
        give: condition,
        approve: condition,
        lengths: fc.uniqueArray(fc.record({ maxMinutes: minutes('maxMinutes'), when: condition }), {
          selector: ({ maxMinutes }) => maxMinutes,
          maxLength: 3,
        }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

/** Any issuance settings that read, with or without findings. */
export const anyIssuance: fc.Arbitrary<IssuanceSettings> = given.map((members) => issuanceSchema.parse(members))
