import type { EpochMs, JsonObject } from '@/lib/base'
import type { Agent, Device, Session } from '../world'

/** The colours agents may draw with. */
const drawingColours = ['#e5484d', '#f5a524', '#30a46c', '#3e63dd', '#8e4ec6'] as const

/** A device as the REST API shows it. No `notification_token`: with one the SDK takes a device for offline until it subscribed. */
export function deviceJson(device: Device): JsonObject {
  return {
    id: device.id,
    device: device.device,
    custom_data: device.custom_data,
    connectable: device.connectable,
    last_active: isoTime(device.lastActive),
  }
}

/**
 * A session as the REST API shows it. Absent fields are left out, as the SDK expects. `control_token` names the session to
 * a socket and opens nothing: what is heard there is decided by the policy, as here.
 */
export function sessionJson(session: Session): JsonObject {
  return {
    id: session.id,
    ...(session.code === null ? {} : { code: session.code }),
    state: session.state,
    ...(session.agent === null ? {} : { agent: agentJson(session.agent) }),
    agents: agentsOf(session).map(agentJson),
    custom_data: session.custom_data,
    ...(session.device === null ? {} : { device: session.device }),
    created: isoTime(session.created),
    updated: isoTime(session.updated),
    ...(session.activated === null ? {} : { activated: isoTime(session.activated) }),
    ...(session.ended === null ? {} : { ended: isoTime(session.ended) }),
    ...(session.endedReason === null ? {} : { ended_reason: session.endedReason }),
    expires: isoTime(session.expires),
    full_device: session.fullDevice,
    remote_control: session.remoteControl,
    calling: 'off',
    virtual: false,
    recorded: session.recorded,
    colours: drawingColours,
    control_token: `ctl_${session.id}`,
  }
}

/** Everybody in a session: who took it, then who watches. */
export function agentsOf({ agent, viewers }: Session): readonly Agent[] {
  return agent === null ? viewers : [agent, ...viewers.filter(({ id }) => id !== agent.id)]
}

/** An agent as the REST API shows it. */
export function agentJson({ id, name, colour, email }: Agent): JsonObject {
  return { id, name, colour, email }
}

function isoTime(at: EpochMs): string {
  return new Date(at).toISOString()
}
