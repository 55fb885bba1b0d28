import { ok, type Result } from '@/lib/base'
import { deviceTarget, mayReach, refuseKind, refuseOne, sessionTarget } from '../enforce'
import type { Refusal } from '../refusal'
import { type Device, withSession } from '../world'
import { bad, type Call, missing, type Reply, readBody, switchedOff } from './call'
import { filtersOf, passesFilters, timeOf } from './filter'
import { deviceJson } from './wire'

const read = { resource: 'devices', action: 'read' }
const push = { resource: 'push', action: 'create' }

/** GET /devices: what the token may see, narrowed by filters; never refused for what does not match. */
export function listDevices(call: Call): Reply {
  if (call.seen.features.device_listing === false) return switchedOff('Listing devices')
  const refusal = refuseKind(call.asking, read)
  if (refusal) return { ok: false, error: refusal }
  const after = timeOf(call.query, 'seen_after')
  const before = timeOf(call.query, 'seen_before')
  if (!after.ok) return after
  if (!before.ok) return before
  const filters = filtersOf(call.query)
  const devices = call.seen.devices.filter(
    (device) =>
      mayReach(call.asking, read, deviceTarget(device)) &&
      passesFilters(device.custom_data, filters) &&
      (after.value === null || device.lastActive > after.value) &&
      (before.value === null || device.lastActive < before.value),
  )
  return ok({ json: devices.toSorted((a, b) => b.lastActive - a.lastActive).map(deviceJson) })
}

/** GET /devices/:id */
export function getDevice(call: Call): Reply {
  if (call.seen.features.device_listing === false) return switchedOff('Listing devices')
  const refusal = refuseKind(call.asking, read)
  if (refusal) return { ok: false, error: refusal }
  const device = findDevice(call)
  if (!device.ok) return device
  const outOfScope = refuseOne(call.asking, read, deviceTarget(device.value))
  return outOfScope ? { ok: false, error: outOfScope } : ok({ json: deviceJson(device.value) })
}

/**
 * POST /devices/:id/notifications: asks a device to join a session. Needs `push:create` on the device and
 * `sessions:read` on the session. A connectable device consents a moment later; another one never answers.
 */
export function notifyDevice(call: Call): Reply {
  const body = readBody(call)
  if (!body.ok) return body
  if (typeof body.value.session !== 'string') return bad('session must be the id of a session.')
  const refusal = refuseKind(call.asking, push)
  if (refusal) return { ok: false, error: refusal }
  const device = findDevice(call)
  if (!device.ok) return device
  const session = call.seen.sessions.find(({ id }) => id === body.value.session)
  const denied =
    refuseOne(call.asking, push, deviceTarget(device.value)) ??
    (session && refuseOne(call.asking, { resource: 'sessions', action: 'read' }, sessionTarget(session)))
  if (denied) return { ok: false, error: denied }
  if (!session) return missing('session')
  if (session.state === 'ended') return bad('This session has ended.')
  const isAsked = session.state === 'pending' && session.askedAt === null && device.value.connectable
  if (!isAsked) return ok({ json: { id: session.id } })
  const asked = { ...session, device: device.value.device, askedAt: call.now, updated: call.now, pinned: false }
  return ok({ json: { id: session.id }, world: withSession(call.world, asked) })
}

function findDevice({ seen, params }: Call): Result<Device, Refusal> {
  const device = seen.devices.find(({ id }) => id === params[0])
  return device ? ok(device) : missing('device')
}
