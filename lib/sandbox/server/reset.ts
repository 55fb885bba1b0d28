import { z } from 'zod'
import { seedWorld } from '@/lib/sandbox'
import { command } from '@/lib/server/service'
import { putWorld } from './store'

/** `sandbox.reset`: everything in the sandbox is as on the first day. Sessions made since are gone. */
export const resetSandbox = command({
  deed: 'sandbox.reset',
  input: z.object({}),
  run: async ({ tx, now }) => {
    await putWorld(tx, seedWorld(now), now)
    return { value: { resetAt: now }, target: null }
  },
})
