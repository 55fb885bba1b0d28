import { z } from 'zod'
import { AppError } from '@/lib/base'
import { switches } from '@/lib/sandbox'
import { command } from '@/lib/server/service'
import { readWorld, replaceWorld } from './store'

/** `sandbox.switch`: a part of the sandbox's account is on or off from now on, whatever a token may. */
export const switchFeature = command({
  deed: 'sandbox.switch',
  input: z.object({ name: z.enum(switches), isOn: z.boolean() }),
  run: async ({ tx, now, input: { name, isOn } }) => {
    const stored = await readWorld(tx)
    if (stored === null) throw new AppError('conflict')
    const { world, revision } = stored
    const next = { ...world, features: { ...world.features, [name]: isOn } }
    if (!(await replaceWorld(tx, { world: next, revision }, now))) throw new AppError('conflict')
    return { value: { name, isOn }, target: null, detail: { name, isOn } }
  },
})
