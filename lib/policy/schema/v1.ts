import { z } from 'zod'
import { CustomData, RoleClaim } from './parts'

/**
 * A policy of version 1: custom_data keys stand directly under a resource. Read only, for import; an empty one is
 * refused because it allows nothing (A7).
 */
export const PolicyV1 = z
  .strictObject({
    version: z.literal(1).optional(),
    devices: CustomData.optional(),
    sessions: CustomData.optional(),
    push: CustomData.optional(),
    recordings: CustomData.optional(),
    features: CustomData.optional(),
    members: CustomData.optional(),
    '*': CustomData.optional(),
  })
  .refine((policy) => Object.keys(policy).some((key) => key !== 'version'), 'An empty policy allows nothing.')
export type PolicyV1 = z.infer<typeof PolicyV1>

/** Role and version 1 policy of a claims set; other claims pass. */
export const ClaimsV1 = z.looseObject({ role: RoleClaim.optional(), policy: PolicyV1 })
export type ClaimsV1 = z.infer<typeof ClaimsV1>
