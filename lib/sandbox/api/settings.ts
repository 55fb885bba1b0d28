import { z } from 'zod'
import { type JsonObject, ok } from '@/lib/base'
import { refuseOne } from '../enforce'
import { switches, type World } from '../world'
import { bad, type Call, type Reply, readBody } from './call'

/** Which of the account's switches are on. */
export function featuresOf({ features }: World): JsonObject {
  return Object.fromEntries(switches.map((name) => [name, features[name] ?? true]))
}

const Change = z.object({
  features: z.partialRecord(
    z.enum(switches, `features are ${switches.join(', ')}.`),
    z.boolean('A feature is true or false.'),
  ),
})

/** GET /settings: what is switched on in the account. Needs `features:read`. */
export function getSettings({ asking, world }: Call): Reply {
  const refusal = refuseOne(asking, { resource: 'features', action: 'read' }, {})
  return refusal ? { ok: false, error: refusal } : ok({ json: { features: featuresOf(world) } })
}

/** PUT /settings: switches parts of the account on or off, for every token. Needs `features:update`. */
export function updateSettings(call: Call): Reply {
  const body = readBody(call)
  if (!body.ok) return body
  const change = Change.safeParse(body.value)
  if (!change.success) return bad(change.error.issues[0]?.message ?? 'These settings cannot be made.')
  const refusal = refuseOne(call.asking, { resource: 'features', action: 'update' }, {})
  if (refusal) return { ok: false, error: refusal }
  const world = { ...call.world, features: { ...call.world.features, ...change.data.features } }
  return ok({ json: { features: featuresOf(world) }, world })
}
