import { z } from 'zod'
import { agentFor, targetsOf } from '@/lib/sandbox'
import { query } from '@/lib/server/service'
import { openWorld } from './store'

/** `sandbox.targets`: every device and session of the sandbox, for the Reach tab and the sandbox screen. */
export const listTargets = query({
  deed: 'sandbox.targets',
  input: z.object({}),
  run: async ({ db, caller, now }) => {
    const { world } = await openWorld(db, now)
    const { id } = await agentFor(caller.email)
    return { targets: targetsOf(world, now, id) }
  },
})
