import type { PolicyRequest, Target } from '@/lib/policy'

/** Puts one question about one target into the form a policy is asked in. `agentId` is who asks, `me` when not given. */
export function requestFor(
  target: Target,
  { resource, action }: { readonly resource: string; readonly action: string },
  agentId: string | undefined,
): PolicyRequest {
  const caller = agentId === undefined ? {} : { agentId }
  if (resource !== 'sessions' || action !== 'create') return { resource, action, target, ...caller }
  // A session gets its id when it is created, and belongs to whoever creates it (A9).
  const { id: _, ...stored } = target
  return { resource, action, target: { ...stored, agent: agentId ?? 'me' }, ...caller }
}
