import type { EpochMs } from '@/lib/base'
import { type Agent, type Consent, type Session, selfAgent, type World } from './world'

/** How long a simulated device takes, in milliseconds: to show the question, to consent, to allow more. */
const pace = { question: 1_200, consent: 3_000, grant: 2_000 } as const

/**
 * How long a session may wait for a device, and how long it may run, in milliseconds. That of a preview runs for half an hour
 * at most: nobody tells the sandbox that its frame was closed.
 */
export const limits = { pending: 20 * 60_000, active: 2 * 60 * 60_000, preview: 30 * 60_000 } as const

/**
 * The world as it looks to one agent at one moment. What time alone decides follows from `now`: devices stay awake, a
 * device that was asked consents, codes and sessions run out. Nothing here is meant to be stored.
 */
export function worldAt(world: World, now: EpochMs, agent: Agent | null): World {
  const shift = now - world.seededAt
  return {
    ...world,
    devices: world.devices.map((device) => ({ ...device, lastActive: device.lastActive + shift })),
    sessions: world.sessions.map((session) => sessionAt(own(session, agent), now, shift)),
  }
}

function own(session: Session, agent: Agent | null): Session {
  return agent !== null && session.agent?.id === selfAgent.id ? { ...session, agent } : session
}

function sessionAt(session: Session, now: EpochMs, shift: number): Session {
  if (session.pinned) return moved(session, shift)
  return ranOut(grants(joined(session, now), now), now)
}

function moved(session: Session, shift: number): Session {
  return {
    ...session,
    created: session.created + shift,
    updated: session.updated + shift,
    activated: session.activated === null ? null : session.activated + shift,
    ended: session.ended === null ? null : session.ended + shift,
    expires: session.expires + shift,
  }
}

function joined(session: Session, now: EpochMs): Session {
  const { askedAt } = session
  if (askedAt === null || session.state === 'active' || session.state === 'ended') return session
  const activated = askedAt + pace.consent
  if (now >= activated) {
    const expires = activated + (session.isPreview ? limits.preview : limits.active)
    return { ...session, state: 'active', activated, updated: activated, expires }
  }
  const asked = askedAt + pace.question
  return now >= asked ? { ...session, state: 'authorizing', updated: asked } : session
}

function grants(session: Session, now: EpochMs): Session {
  if (session.state !== 'active') return session
  return {
    ...session,
    fullDevice: granted(session.fullDevice, session.fullDeviceAskedAt, now),
    remoteControl: granted(session.remoteControl, session.remoteControlAskedAt, now),
  }
}

function granted(consent: Consent, askedAt: EpochMs | null, now: EpochMs): Consent {
  return consent === 'requested' && askedAt !== null && now >= askedAt + pace.grant ? 'on' : consent
}

function ranOut(session: Session, now: EpochMs): Session {
  if (session.state === 'ended' || now < session.expires) return session
  const endedReason = session.state === 'active' ? 'active_timeout' : 'pending_timeout'
  return {
    ...session,
    state: 'ended',
    ended: session.expires,
    updated: session.expires,
    endedReason,
    recorded: session.activated !== null,
  }
}
