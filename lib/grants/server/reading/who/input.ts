import { z } from 'zod'
import { seenResources } from '../../../reach/terms'

const text = z.string().max(1_000)
const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()])
const mostData = 100
/** What is written is one value, or can be read as a text and as something else. */
const mostReadings = 2

const customData = z
  .record(z.string().max(128), z.union([scalar.transform((one) => [one]), z.array(scalar).min(1).max(mostReadings)]))
  .refine((data) => Object.keys(data).length <= mostData, `A target has at most ${mostData} values here.`)

/** Whom it is asked about, on which resources. */
export const seenTarget = {
  resources: z.array(z.enum(seenResources)).min(1).max(seenResources.length),
  target: z.strictObject({
    id: text.optional(),
    custom_data: customData.default({}),
    /** As `AskedAgent` has it. What says nothing of it is a session that nobody has taken. */
    agent: z
      .union([z.enum(['open', 'each']), z.null(), z.strictObject({ id: text, email: text.optional() })])
      .default(null),
  }),
}
