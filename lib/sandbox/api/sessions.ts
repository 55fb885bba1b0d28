import { ok } from '@/lib/base'
import { mayReach, refuseAllAgents, refuseKind, refuseOne, sessionTarget } from '../enforce'
import { type Agent, type Session, type World, withSession } from '../world'
import { bad, type Call, missing, type Reply } from './call'
import { filtersOf, limitOf, listOf, passesFilters, timeOf } from './filter'
import { randomText } from './random-text'
import { agentsOf, sessionJson } from './wire'

const read = { resource: 'sessions', action: 'read' }
const states = ['pending', 'authorizing', 'active', 'ended']
const defaultLimit = 1000

/** GET /sessions: the agent's own unless `agent` says otherwise; `agent=all` needs a rule that is not own-only. */
export function listSessions(call: Call): Reply {
  const refusal = refuseKind(call.asking, read) ?? (isAll(call) ? refuseAllAgents(call.asking) : null)
  if (refusal) return { ok: false, error: refusal }
  const wanted = listOf(call.query, 'state')
  const unknown = wanted.find((state) => !states.includes(state))
  if (unknown !== undefined) return bad(`state must be one of ${states.join(', ')}.`)
  const limit = limitOf(call.query, defaultLimit)
  const inTime = activatedWithin(call)
  if (!limit.ok) return limit
  if (!inTime.ok) return inTime
  const filters = filtersOf(call.query)
  const sessions = call.seen.sessions.filter(
    (session) =>
      mayReach(call.asking, read, sessionTarget(session)) &&
      (isAll(call) || session.agent?.id === agentWanted(call)) &&
      (wanted.length === 0 || wanted.includes(session.state)) &&
      inTime.value(session) &&
      passesFilters(session.custom_data, filters),
  )
  return ok({
    json: sessions
      .toSorted((a, b) => b.created - a.created)
      .slice(0, limit.value)
      .map(sessionJson),
  })
}

function isAll({ query }: Call): boolean {
  return query.get('agent') === 'all'
}

function agentWanted({ query, asking }: Call): string {
  const wanted = query.get('agent')
  return wanted === null || wanted === '' || wanted === 'me' ? asking.agentId : wanted
}

function activatedWithin({ query }: Call) {
  const after = timeOf(query, 'activated_after')
  const before = timeOf(query, 'activated_before')
  if (!after.ok) return after
  if (!before.ok) return before
  return ok(({ activated }: Session) => {
    if (after.value !== null && (activated === null || activated <= after.value)) return false
    return before.value === null || (activated !== null && activated < before.value)
  })
}

/** GET /sessions/:idOrCode: six digits are a code, which only a session that has not ended answers to. */
export function getSession(call: Call): Reply {
  const found = readableSession(call)
  return found.ok ? ok({ json: sessionJson(found.value) }) : found
}

/** Most agents that watch one session beside its own. */
const maxViewers = 16

/**
 * GET /sessions/:id/tokens: what the SDK would open a stream with. The sandbox draws its screens and has no stream; but
 * whoever asks is about to watch, and so joins the agents of the session.
 */
export function getStreamTokens(call: Call): Reply {
  const found = readableSession(call)
  if (!found.ok) return found
  const json = { stream_token: `str_${randomText(call.context.randomBytes, 24)}`, stream_url: '/' }
  const world = joins(found.value, call.token.agent) ? withViewer(call, found.value.id) : null
  return ok(world === null ? { json } : { json, world })
}

function joins(session: Session, viewer: Agent): boolean {
  const isThere = agentsOf(session).some(({ id }) => id === viewer.id)
  return !isThere && session.state !== 'ended' && session.viewers.length < maxViewers
}

/** Adds the viewer to the session as it is stored, so that a fixture stays one and its times move on. */
function withViewer({ world, token }: Call, id: string): World | null {
  const stored = world.sessions.find((session) => session.id === id)
  return stored ? withSession(world, { ...stored, viewers: [...stored.viewers, token.agent] }) : null
}

/** The session named by the path, if the token may read it. */
function readableSession(call: Call) {
  const refusal = refuseKind(call.asking, read)
  if (refusal) return { ok: false, error: refusal } as const
  const session = findSession(call)
  if (!session) return missing('session')
  const outOfScope = refuseOne(call.asking, read, sessionTarget(session))
  return outOfScope ? ({ ok: false, error: outOfScope } as const) : ok(session)
}

/** The session named by the path, by id or by a code that is still good. */
export function findSession({ seen, params }: Call): Session | undefined {
  const [name = ''] = params
  if (!/^\d{6}$/.test(name)) return seen.sessions.find(({ id }) => id === name)
  return seen.sessions.findLast(({ code, state }) => code === name && state !== 'ended')
}
