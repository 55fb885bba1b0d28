import type { EpochMs } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import type { Target } from '@/lib/policy'
import { agentFor, endSessionsOf } from '@/lib/sandbox'
import type { WriteTx } from '@/lib/server/db'
import { holdWorld, replaceWorld } from './store'

/** Whose sessions end, and which of them something else still lets the agent reach. */
type Ending = {
  readonly email: string
  readonly now: EpochMs
  isKept(target: Target, agentId: string): boolean
}

/**
 * Ends the running sessions of an agent in the transaction that takes their access away, and answers how many; null where
 * tokens are for an account, whose sessions only Cobrowse ends. Whoever writes to the sandbox meanwhile starts over.
 */
export async function endAgentSessions(tx: WriteTx, { email, now, isKept }: Ending): Promise<number | null> {
  if ((await getConnection(tx)).kind !== 'sandbox') return null
  const stored = await holdWorld(tx)
  if (stored === null) return 0
  const { id: agentId } = await agentFor(email)
  const keeps = (target: Target) => isKept(target, agentId)
  const { world, ended } = endSessionsOf(stored.world, { agentId, now, isKept: keeps })
  if (ended > 0) await replaceWorld(tx, { world, revision: stored.revision }, now)
  return ended
}
