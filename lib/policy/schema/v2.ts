import { z } from 'zod'
import { RoleClaim, rules } from './parts'

/** A well-formed policy of version 2: known resources, conditions and actions only. */
export const PolicyV2 = z.strictObject({ version: z.literal(2), ...rules })
export type PolicyV2 = z.infer<typeof PolicyV2>

/** Role and version 2 policy of a claims set; other claims pass. */
export const ClaimsV2 = z.looseObject({ role: RoleClaim.optional(), policy: PolicyV2 })
export type ClaimsV2 = z.infer<typeof ClaimsV2>
