import type { EpochMs } from '@/lib/base'
import type { Target } from '@/lib/policy'
import { deviceTarget, sessionTarget } from './enforce'
import { type Agent, type Session, selfAgent, type World } from './world'
import { worldAt } from './world-at'

/** A device or session of the sandbox for the Reach tab: what a person calls it, and what a policy looks at. */
export type TargetView = {
  readonly kind: 'device' | 'session'
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly target: Target
  /** Session only. */
  readonly state?: Session['state']
  /** Session only: who has taken it; `each` is an example that is everybody's own. */
  readonly takenBy?: 'each' | { readonly id: string; readonly email?: string }
  /** Session only: started by the preview of a template. */
  readonly isPreview?: true
  /** Device only. */
  readonly connectable?: boolean
  readonly platform?: string
}

/** Every device and session of the world, devices first. Sessions of `agentId` carry the agent `me`, as policies are asked. */
export function targetsOf(world: World, now: EpochMs, agentId: string): readonly TargetView[] {
  const seen = worldAt(world, now, null)
  const devices = seen.devices.map((device) => ({
    kind: 'device' as const,
    id: device.id,
    name: nameOf(device.custom_data.device_name, device.device.device),
    detail: `${device.device.app_name}, ${device.device.device} ${device.device.os_version}`,
    target: deviceTarget(device),
    connectable: device.connectable,
    platform: device.device.platform,
  }))
  const sessions = seen.sessions
    .toSorted((a, b) => b.created - a.created)
    .map((session) => {
      const isOwn = session.agent?.id === selfAgent.id || session.agent?.id === agentId
      const target = sessionTarget(session)
      return {
        kind: 'session' as const,
        id: session.id,
        name: nameOf(session.custom_data.device_name, session.device?.device ?? 'No device yet'),
        detail: `${session.state}, ${isOwn ? 'yours' : session.agent === null ? 'not taken' : `of ${session.agent.name}`}`,
        target: isOwn ? { ...target, agent: 'me' } : target,
        state: session.state,
        ...(session.agent === null ? {} : { takenBy: takerOf(session.agent) }),
        ...(session.isPreview ? { isPreview: true as const } : {}),
        ...(session.device === null ? {} : { platform: session.device.platform }),
      }
    })
  return [...devices, ...sessions]
}

function takerOf({ id, email }: Agent): NonNullable<TargetView['takenBy']> {
  return id === selfAgent.id ? 'each' : { id, email }
}

function nameOf(given: unknown, fallback: string): string {
  return typeof given === 'string' && given !== '' ? given : fallback
}
