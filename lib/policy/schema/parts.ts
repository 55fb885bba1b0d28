import { z } from 'zod'
import { actions } from '../types'

/** A value a condition can match: text, number, true or false; never null, a list or an object (A12). */
const Scalar = z.union([z.string(), z.number(), z.boolean()])

/** What custom_data must hold, by key. */
export const CustomData = z.record(z.string(), Scalar)

/** A rule of version 2 or 3; `{}` is the whole resource. */
const Rule = z.strictObject({
  id: z.string().optional(),
  custom_data: CustomData.optional(),
  permissions: z.array(z.enum(actions)).optional(),
})

/** A rule for sessions or recordings, which may name an agent (A10). */
const SessionRule = Rule.extend({ agent: z.string().optional() })

/** The seven resources with their rules. */
export const rules = {
  devices: Rule.optional(),
  sessions: SessionRule.optional(),
  push: Rule.optional(),
  recordings: SessionRule.optional(),
  features: Rule.optional(),
  members: Rule.optional(),
  '*': SessionRule.optional(),
}

/** The role claim: one of Cobrowse's two, or null for "only what the policy says". Absent is allowed too. */
export const RoleClaim = z.enum(['administrator', 'agent']).nullable()
