import type { EpochMs, JsonObject } from '@/lib/base'

/** The platforms Cobrowse knows. */
const platforms = ['web', 'ios', 'android', 'windows', 'macos'] as const
export type Platform = (typeof platforms)[number]

/** What a device tells about itself, in the words of the REST API. */
export type DeviceInfo = {
  readonly app_id: string
  readonly app_name: string
  readonly device: string
  readonly device_locale: string
  readonly device_timezone: string
  readonly os_version: string
  readonly platform: Platform
  readonly sdk_version: string
  readonly full_device_control: boolean
}

/** A simulated device. Its times move along with the clock, so a sandbox that ran for days still looks alive. */
export type Device = {
  readonly id: string
  readonly device: DeviceInfo
  readonly custom_data: JsonObject
  readonly connectable: boolean
  readonly lastActive: EpochMs
}

/** Someone who supports customers. */
export type Agent = { readonly id: string; readonly name: string; readonly email: string; readonly colour: string }

type SessionState = 'pending' | 'authorizing' | 'active' | 'ended'
export type Consent = 'on' | 'off' | 'requested' | 'rejected'
type EndedReason = 'device_ended' | 'agent_ended' | 'pending_timeout' | 'authorizing_timeout' | 'active_timeout'

/** A session as stored. What follows from time alone (a device that accepts, a timeout) is never stored: see `worldAt`. */
export type Session = {
  readonly id: string
  readonly code: string | null
  readonly state: SessionState
  /** Absent until an agent takes the session. */
  readonly agent: Agent | null
  /** Who else opened its screen. They are shown, and no policy asks for them. */
  readonly viewers: readonly Agent[]
  readonly custom_data: JsonObject
  readonly device: DeviceInfo | null
  readonly created: EpochMs
  readonly updated: EpochMs
  readonly activated: EpochMs | null
  readonly ended: EpochMs | null
  readonly endedReason: EndedReason | null
  readonly expires: EpochMs
  readonly fullDevice: Consent
  readonly remoteControl: Consent
  readonly recorded: boolean
  /** When a connectable device was asked to join. It consents a moment later. */
  readonly askedAt: EpochMs | null
  readonly fullDeviceAskedAt: EpochMs | null
  readonly remoteControlAskedAt: EpochMs | null
  /** Started by the preview of a template: nobody's example, so no reach counts it. */
  readonly isPreview: boolean
  /** A fixture nobody has touched: its times move along with the clock and it never runs out. */
  readonly pinned: boolean
}

/** Account switches that apply on top of any policy (semantics 2.4). A missing one counts as on. */
export const switches = ['device_listing', 'agent_sessions', 'full_device', 'remote_control', 'recording'] as const
export type Switch = (typeof switches)[number]

/** Somebody who may sign in to the account, as SCIM names them. */
export type Member = {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly active: boolean
}

/** Everything the sandbox holds: one value that a test, a row or a browser can carry. */
export type World = {
  readonly seededAt: EpochMs
  readonly features: Readonly<Partial<Record<Switch, boolean>>>
  readonly agents: readonly Agent[]
  readonly members: readonly Member[]
  readonly devices: readonly Device[]
  readonly sessions: readonly Session[]
}

/** Stands for whoever asks: fixtures owned by it are everybody's own, so that "own sessions" is never empty. */
export const selfAgent: Agent = { id: 'self', name: 'You', email: 'self@sandbox.example', colour: '#5b5bd6' }

/** The world with one session put in the place of the one with its id, or added. Everything else keeps its identity. */
export function withSession(world: World, session: Session): World {
  const isKnown = world.sessions.some((known) => known.id === session.id)
  const sessions = isKnown
    ? world.sessions.map((known) => (known.id === session.id ? session : known))
    : [...world.sessions, session]
  return { ...world, sessions }
}
