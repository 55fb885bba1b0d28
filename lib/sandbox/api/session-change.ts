import { z } from 'zod'
import type { JsonObject } from '@/lib/base'

const scalar = z.union([z.string().max(1024), z.number(), z.boolean()])

/** Most keys a session may carry. */
const mostKeys = 64

/** Why custom data is refused, for its form or for how much of it there would be. */
export const customDataRule = `custom_data must be an object of at most ${mostKeys} texts, numbers or booleans.`

/** Tells whether a session may carry so many keys. */
export function isWithinKeys(data: JsonObject): boolean {
  return Object.keys(data).length <= mostKeys
}

// `z.record` would drop a `__proto__` key in silence, so the object itself is kept and only looked at.
function customData(allowed: z.ZodType) {
  return z.custom<JsonObject>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([key, entry]) => key.length <= 128 && allowed.safeParse(entry).success),
    customDataRule,
  )
}

const me = z.literal('me', 'agent may only be "me".')
const asked = (name: string) =>
  z.enum(['requested', 'off'], `An agent may set ${name} to "requested" or "off"; only the device can say "on".`)

/** What a new session may be made of. What is not named here is ignored. */
export const sessionStart = z.object({
  custom_data: customData(scalar).refine(isWithinKeys, customDataRule).optional(),
  agent: me.optional(),
  /** The sandbox's own mark, which its frame sets in the preview of a template. */
  preview: z.literal(true).optional(),
  region: z.string('region must be a text.').optional(),
  full_device: z
    .union([z.boolean(), asked('full_device')], 'full_device must be true, false, "requested" or "off".')
    .optional(),
})
export type SessionStart = z.infer<typeof sessionStart>

/**
 * What an agent may change about a session. `null` in custom_data removes the key; how many keys there may be is asked of
 * what the session would carry. What is not named here is ignored.
 */
export const sessionChange = z.object({
  state: z.literal('ended', 'An agent may only end a session: state must be "ended".').optional(),
  custom_data: customData(z.union([scalar, z.null()])).optional(),
  agent: me.optional(),
  full_device: asked('full_device').optional(),
  remote_control: asked('remote_control').optional(),
})
export type SessionChange = z.infer<typeof sessionChange>

/** Lays changed custom data over what is there; `null` removes a key. */
export function mergeCustomData(current: JsonObject, change: JsonObject): JsonObject {
  const kept = Object.entries(current).filter(([key]) => !Object.hasOwn(change, key))
  const set = Object.entries(change).filter(([, value]) => value !== null)
  return Object.fromEntries([...kept, ...set])
}
