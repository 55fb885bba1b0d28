import { z } from 'zod'
import { RoleClaim, rules } from './parts'

/** A well-formed policy of version 3: known resources, conditions and actions only. */
export const PolicyV3 = z.strictObject({ version: z.literal(3), ...rules })
export type PolicyV3 = z.infer<typeof PolicyV3>

/** Role and version 3 policy of a claims set; other claims pass. */
export const ClaimsV3 = z.looseObject({ role: RoleClaim.optional(), policy: PolicyV3 })
export type ClaimsV3 = z.infer<typeof ClaimsV3>
