import { type EpochMs, type JsonObject, ok } from '@/lib/base'
import { newSessionTarget, refuseKind, refuseOne, sessionTarget } from '../enforce'
import { type Session, type World, withSession } from '../world'
import { limits } from '../world-at'
import { bad, type Call, missing, type Reply, readBody, switchedOff } from './call'
import { randomCode, randomText } from './random-text'
import {
  customDataRule,
  isWithinKeys,
  mergeCustomData,
  type SessionChange,
  type SessionStart,
  sessionChange,
  sessionStart,
} from './session-change'
import { findSession } from './sessions'
import { sessionJson } from './wire'

/** Most sessions kept beside the fixtures; the oldest go first. */
const mostSessions = 300

const create = { resource: 'sessions', action: 'create' }
const update = { resource: 'sessions', action: 'update' }

/** POST /sessions: allowed when the session, as it would be stored, is within the rule (A9) and the account's switches. */
export function createSession(call: Call): Reply {
  if (call.seen.features.agent_sessions === false) return switchedOff('Starting sessions as an agent')
  const body = readBody(call)
  if (!body.ok) return body
  const start = sessionStart.safeParse(body.value)
  if (!start.success) return bad(start.error.issues[0]?.message ?? 'This session cannot be created.')
  const refusal = refuseKind(call.asking, create)
  if (refusal) return { ok: false, error: refusal }
  const session = newSession(call, start.data)
  const outOfScope = refuseOne(call.asking, create, newSessionTarget(session))
  if (outOfScope) return { ok: false, error: outOfScope }
  const off = askedButOff(call, { fullDevice: session.fullDevice })
  if (off) return off
  return ok({ json: sessionJson(session), world: withSession(pruned(endPreviewBefore(call, session)), session) })
}

/**
 * A preview that is loaded again starts over, and nobody sees what it had running: that ends, as the session of an agent
 * who is gone does. It is known by the agent and by the custom data, which are those of the customer.
 */
function endPreviewBefore({ seen, world, now }: Call, { isPreview, agent, custom_data }: Session): World {
  if (!isPreview || agent === null) return world
  const before = seen.sessions.filter(
    (other) =>
      other.isPreview &&
      other.state !== 'ended' &&
      other.agent?.id === agent.id &&
      isSameData(other.custom_data, custom_data),
  )
  return endByAgent(world, before, now)
}

function isSameData(one: JsonObject, other: JsonObject): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]))
}

function newSession(call: Call, start: SessionStart): Session {
  const { now, seen, context } = call
  const codes = new Set(seen.sessions.flatMap(({ code, state }) => (code === null || state === 'ended' ? [] : code)))
  const wantsFullDevice = start.full_device === true || start.full_device === 'requested'
  return {
    id: `ses_${randomText(context.randomBytes, 20)}`,
    code: randomCode(context.randomBytes, codes),
    state: 'pending',
    agent: start.agent === 'me' ? call.token.agent : null,
    viewers: [],
    custom_data: start.custom_data ?? {},
    device: null,
    created: now,
    updated: now,
    activated: null,
    ended: null,
    endedReason: null,
    expires: now + limits.pending,
    fullDevice: wantsFullDevice ? 'requested' : 'off',
    remoteControl: 'off',
    recorded: false,
    askedAt: null,
    fullDeviceAskedAt: wantsFullDevice ? now : null,
    remoteControlAskedAt: null,
    isPreview: start.preview === true,
    pinned: false,
  }
}

function pruned(world: World): World {
  const made = world.sessions.filter(({ pinned }) => !pinned)
  if (made.length < mostSessions) return world
  const dropped = new Set(made.slice(0, made.length - mostSessions + 1))
  return { ...world, sessions: world.sessions.filter((session) => !dropped.has(session)) }
}

/** PUT /sessions/:id: needs `sessions:update` on the session as it is and as it would be, so none moves out of scope. */
export function updateSession(call: Call): Reply {
  const body = readBody(call)
  if (!body.ok) return body
  const change = sessionChange.safeParse(body.value)
  if (!change.success) return bad(change.error.issues[0]?.message ?? 'This change cannot be made.')
  const refusal = refuseKind(call.asking, update)
  if (refusal) return { ok: false, error: refusal }
  const session = findSession(call)
  if (!session) return missing('session')
  const before = refuseOne(call.asking, update, sessionTarget(session))
  if (before) return { ok: false, error: before }
  const problem = changeProblem(call, session, change.data)
  if (problem) return problem
  const next = changed(call, session, change.data)
  if (!isWithinKeys(next.custom_data)) return bad(customDataRule)
  const after = refuseOne(call.asking, update, sessionTarget(next))
  if (after) return { ok: false, error: after }
  return ok(
    next === session
      ? { json: sessionJson(session) }
      : { json: sessionJson(next), world: withSession(call.world, next) },
  )
}

function changeProblem(call: Call, session: Session, change: SessionChange) {
  const wantsMore = change.full_device === 'requested' || change.remote_control === 'requested'
  if (session.state === 'ended' && (wantsMore || change.agent !== undefined)) return bad('This session has ended.')
  return askedButOff(call, { fullDevice: change.full_device, remoteControl: change.remote_control })
}

type Wish = Session['fullDevice'] | undefined

/** Refuses to ask a device for what the account has switched off. */
function askedButOff({ seen }: Call, wishes: { readonly fullDevice: Wish; readonly remoteControl?: Wish }) {
  const { full_device, remote_control } = seen.features
  if (wishes.fullDevice === 'requested' && full_device === false) return switchedOff('Full device mode')
  if (wishes.remoteControl === 'requested' && remote_control === false) return switchedOff('Remote control')
  return null
}

function changed(call: Call, session: Session, change: SessionChange): Session {
  const parts = [
    change.custom_data && { custom_data: mergeCustomData(session.custom_data, change.custom_data) },
    change.agent && taken(call, session),
    change.full_device && { fullDevice: change.full_device, fullDeviceAskedAt: call.now },
    change.remote_control && { remoteControl: change.remote_control, remoteControlAskedAt: call.now },
    change.state && session.state !== 'ended' && endedByAgent(session, call.now),
  ].filter((part) => typeof part === 'object')
  if (parts.length === 0) return session
  return Object.assign({}, session, ...parts, { updated: call.now, pinned: false })
}

/** Taking a session that a device opened with a code asks that device to consent. */
function taken({ token, now }: Call, session: Session): Partial<Session> {
  const isWaiting = session.device !== null && session.state === 'pending' && session.askedAt === null
  return isWaiting ? { agent: token.agent, askedAt: now } : { agent: token.agent }
}

/** The world once an agent has ended these sessions of it. */
export function endByAgent(world: World, sessions: readonly Session[], now: EpochMs): World {
  return sessions.reduce(
    (next, session) => withSession(next, { ...session, ...endedByAgent(session, now), updated: now, pinned: false }),
    world,
  )
}

/** What ending by an agent makes of a session. */
function endedByAgent(session: Session, now: EpochMs): Partial<Session> {
  return {
    state: 'ended',
    ended: now,
    endedReason: 'agent_ended',
    recorded: session.activated !== null,
    fullDevice: 'off',
    remoteControl: 'off',
  }
}
