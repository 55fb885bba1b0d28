import { currentPolicy, getAccount, getRegion, getUser, listAccounts } from './api/account'
import type { Call, Reply, SandboxContext, SandboxRequest } from './api/call'
import { getDevice, listDevices, notifyDevice } from './api/devices'
import { createMember, deleteMember, getMember, listMembers, updateMember } from './api/members'
import { destroyRecording, getRecording, serveRecording } from './api/recordings'
import { createSession, updateSession } from './api/session-writes'
import { getSession, getStreamTokens, listSessions } from './api/sessions'
import { getSettings, updateSettings } from './api/settings'
import { answer, preflight, refuse, type SandboxResponse } from './refusal'
import { type AgentToken, verifyAgentToken } from './verify-token'
import type { World } from './world'
import { worldAt } from './world-at'

type Route = readonly [method: string, path: RegExp, run: (call: Call) => Reply | Promise<Reply>]

/**
 * The REST surface the official SDK uses (semantics 5), and beside it the calls that `features` and `members` are for: the
 * address of the settings is our own, that of the members is SCIM's.
 */
const routes: readonly Route[] = [
  ['GET', /^devices$/, listDevices],
  ['GET', /^devices\/([^/]+)$/, getDevice],
  ['POST', /^devices\/([^/]+)\/notifications$/, notifyDevice],
  ['GET', /^sessions$/, listSessions],
  ['POST', /^sessions$/, createSession],
  ['GET', /^sessions\/([^/]+)$/, getSession],
  ['PUT', /^sessions\/([^/]+)$/, updateSession],
  ['GET', /^sessions\/([^/]+)\/tokens$/, getStreamTokens],
  ['GET', /^sessions\/([^/]+)\/recording$/, getRecording],
  ['DELETE', /^sessions\/([^/]+)\/recording$/, destroyRecording],
  ['GET', /^users\/([^/]+)$/, getUser],
  ['GET', /^accounts$/, listAccounts],
  ['GET', /^accounts\/([^/]+)$/, getAccount],
  ['GET', /^policy(?:\/current)?$/, currentPolicy],
  ['GET', /^settings$/, getSettings],
  ['PUT', /^settings$/, updateSettings],
  ['GET', /^scim\/Users$/, listMembers],
  ['POST', /^scim\/Users$/, createMember],
  ['GET', /^scim\/Users\/([^/]+)$/, getMember],
  ['PUT', /^scim\/Users\/([^/]+)$/, updateMember],
  ['PATCH', /^scim\/Users\/([^/]+)$/, updateMember],
  ['DELETE', /^scim\/Users\/([^/]+)$/, deleteMember],
  ['GET', /^regions\/([^/]+)$/, getRegion],
]

const prefix = '/api/1/'

/**
 * Answers one request to the sandbox's Cobrowse API. Request and world in, response and next world out; the world is the
 * same value when nothing was written. Every call but a preflight and a recording link needs a token that verifies, and
 * nothing the token's policy denies is ever shown or changed.
 */
export async function handleSandboxRequest(
  request: SandboxRequest,
  world: World,
  context: SandboxContext,
): Promise<{ readonly response: SandboxResponse; readonly world: World }> {
  if (request.method === 'OPTIONS') return { response: preflight(), world }
  if (request.method === 'GET' && /^\/api\/1\/recordings\//.test(request.path)) {
    return { response: await serveRecording(request, world, context), world }
  }
  const token = await verifyAgentToken(request.authorization, context)
  if (!token.ok) return { response: refuse(token.error), world }
  const reply = await dispatch(request, world, context, token.value)
  if (!reply.ok) return { response: refuse(reply.error), world }
  return { response: answer(reply.value.json), world: reply.value.world ?? world }
}

async function dispatch(
  request: SandboxRequest,
  world: World,
  context: SandboxContext,
  token: AgentToken,
): Promise<Reply> {
  const path = request.path.startsWith(prefix) ? request.path.slice(prefix.length).replace(/\/$/, '') : ''
  const matching = routes.filter(([, pattern]) => pattern.test(path))
  const route = matching.find(([method]) => method === request.method)
  if (matching.length === 0)
    return { ok: false, error: { id: 'not_found', message: 'The sandbox has nothing at this path.' } }
  if (!route)
    return { ok: false, error: { id: 'method_not_allowed', message: `${request.method} is not possible here.` } }
  const params = (route[1].exec(path) ?? []).slice(1).map(decoded)
  return route[2]({
    token,
    asking: { access: token.access, agentId: token.agent.id, outOfScope: context.outOfScope ?? 'forbidden' },
    world,
    seen: worldAt(world, context.now, token.agent),
    now: context.now,
    query: request.query,
    body: request.body,
    params,
    context,
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
