import { z } from 'zod'
import type { EpochMs, JsonValue } from '@/lib/base'
import { deviceJson, sessionJson } from '../api/wire'
import { type Asking, deviceTarget, mayReach, sessionTarget } from '../enforce'
import type { World } from '../world'
import { worldAt } from '../world-at'
import type { Watcher } from './pass'

/** A frame to the client: something that changed, or that a message of its own came. */
export type ServerFrame = { readonly event: string; readonly data: JsonValue } | { readonly ack: number }

/** What one client wants to hear of, each with what it heard last. */
export type Watch = ReadonlyMap<Topic, string>

type Topic = `${'session' | 'device' | 'presence'} ${string}`

/** Most things one client hears of. What it asks for beyond that is not watched. */
export const maxTopics = 100

const id = z.string().min(1).max(128)

const ClientFrame = z.object({
  event: z.string().max(64),
  id: z.number().int().nonnegative().optional(),
  data: z.unknown().optional(),
})

/**
 * Takes a frame of the client (semantics 5): `subscribe` with the token of a session or device, `sync-presence` with the id
 * of a device, `ping`. Anything else is acknowledged and changes nothing. A token only names what is meant: what is heard
 * of it is decided by the policy, each time.
 */
export function receive(watch: Watch, frame: unknown): { readonly watch: Watch; readonly answer: ServerFrame | null } {
  const read = ClientFrame.safeParse(frame)
  if (!read.success) return { watch, answer: null }
  const answer = read.data.id === undefined ? null : { ack: read.data.id }
  return { watch: withTopics(watch, topicsOf(read.data)), answer }
}

function topicsOf({ event, data }: z.infer<typeof ClientFrame>): readonly Topic[] {
  const read = id.safeParse(data)
  if (!read.success) return []
  if (event === 'sync-presence') return [`presence ${read.data}`, `device ${read.data}`]
  const [, kind, name = ''] = event === 'subscribe' ? (/^(ctl|ntf)_(.+)$/.exec(read.data) ?? []) : []
  if (kind === undefined) return []
  return kind === 'ctl' ? [`session ${name}`] : [`device ${name}`]
}

/** What is asked for again is told again. */
function withTopics(watch: Watch, topics: readonly Topic[]): Watch {
  const next = new Map(watch)
  for (const topic of topics) {
    if (next.has(topic) || next.size < maxTopics) next.set(topic, '')
  }
  return next
}

/** What a client is to hear now: everything it watches that changed since it heard of it, and that its policy lets it read. */
export function changes(
  watch: Watch,
  { access, agent }: Watcher,
  world: World,
  now: EpochMs,
): { readonly watch: Watch; readonly frames: readonly ServerFrame[] } {
  if (watch.size === 0) return { watch, frames: [] }
  const seen = worldAt(world, now, agent)
  const asking: Asking = { access, agentId: agent.id, outOfScope: 'forbidden' }
  const heard = [...watch].map(([topic, last]) => ({ topic, last, ...newsOf(topic, seen, asking) }))
  const changed = heard.filter(({ frame, sum, last }) => frame !== null && sum !== last)
  return {
    watch: new Map(heard.map(({ topic, last, sum }) => [topic, sum === '' ? last : sum])),
    frames: changed.flatMap(({ frame }) => frame ?? []),
  }
}

type News = { readonly frame: ServerFrame | null; readonly sum: string }

const nothing: News = { frame: null, sum: '' }

function newsOf(topic: Topic, seen: World, asking: Asking): News {
  const [kind = '', name] = [topic.slice(0, topic.indexOf(' ')), topic.slice(topic.indexOf(' ') + 1)]
  return kind === 'session' ? newsOfSession(name, seen, asking) : newsOfDevice(kind, name, seen, asking)
}

/** The times of a fixture move with the clock, and whatever else moves them shows in another field as well. */
function newsOfSession(name: string, seen: World, asking: Asking): News {
  const session = seen.sessions.find((one) => one.id === name)
  if (!session || !mayReach(asking, { resource: 'sessions', action: 'read' }, sessionTarget(session))) return nothing
  const data = sessionJson(session)
  const { created, updated, activated, ended, expires, ...lasting } = data
  return { frame: { event: 'session', data }, sum: JSON.stringify(lasting) }
}

/** When a device was last active moves with the clock, and is no news by itself. */
function newsOfDevice(kind: string, name: string, seen: World, asking: Asking): News {
  const device = seen.devices.find((one) => one.id === name)
  if (!device || seen.features.device_listing === false) return nothing
  if (!mayReach(asking, { resource: 'devices', action: 'read' }, deviceTarget(device))) return nothing
  const json = deviceJson(device)
  const { last_active, ...lasting } = json
  if (kind === 'device') return { frame: { event: 'device', data: json }, sum: JSON.stringify(lasting) }
  const data = { id: device.id, present: device.connectable, last_seen: last_active ?? null }
  return { frame: { event: 'presence', data }, sum: String(device.connectable) }
}
