import { z } from 'zod'
import { agentFor, switches, targetsOf } from '@/lib/sandbox'
import { query } from '@/lib/server/service'
import { openWorld } from './store'

/**
 * `sandbox.targets`: every device and session of the sandbox, for the Reach tab and the sandbox screen, and what its
 * account has switched off. `changed` counts
 * the sessions that are new or other than on the first day: what a reset would undo.
 */
export const listTargets = query({
  deed: 'sandbox.targets',
  input: z.object({}),
  run: async ({ db, caller, now }) => {
    const { world } = await openWorld(db, now)
    const { id } = await agentFor(caller.email)
    const changed = world.sessions.filter(({ pinned, viewers }) => !pinned || viewers.length > 0).length
    return {
      targets: targetsOf(world, now, id),
      changed,
      off: switches.filter((name) => world.features[name] === false),
    }
  },
})
