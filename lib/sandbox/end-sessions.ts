import type { EpochMs } from '@/lib/base'
import type { Target } from '@/lib/policy'
import { endByAgent } from './api/session-writes'
import { sessionTarget } from './enforce'
import type { World } from './world'
import { worldAt } from './world-at'

/**
 * Ends what an agent has running: their sessions that are not over, but for those that something else still lets them reach.
 * Answers the world then, the same one where nothing ran, and how many ended.
 */
export function endSessionsOf(
  world: World,
  { agentId, now, isKept }: { readonly agentId: string; readonly now: EpochMs; isKept(target: Target): boolean },
): { readonly world: World; readonly ended: number } {
  const running = worldAt(world, now, null).sessions.filter(
    (session) => session.agent?.id === agentId && session.state !== 'ended' && !isKept(sessionTarget(session)),
  )
  return { world: endByAgent(world, running, now), ended: running.length }
}
