import { type JsonObject, ok } from '@/lib/base'
import { resolveRules } from '@/lib/policy'
import { refuseOne } from '../enforce'
import { issuePass } from '../socket/pass'
import { type Call, missing, type Reply } from './call'
import { featuresOf } from './settings'
import { agentJson } from './wire'

/**
 * GET /users/:id: `me` and the agent's own id need nothing but a valid token, anyone else `users:read`. With `me` comes what
 * the SDK opens a socket with.
 */
export async function getUser({ params, token, asking, seen, context }: Call): Promise<Reply> {
  const [id = 'me'] = params
  if (id === 'me') {
    const pass = await issuePass(token, context.ticketSecret)
    return ok({ json: { ...agentJson(token.agent), notification_token: pass, notification_url: '/' } })
  }
  if (id === token.agent.id) return ok({ json: agentJson(token.agent) })
  const refusal = refuseOne(asking, { resource: 'users', action: 'read' }, { id })
  if (refusal) return { ok: false, error: refusal }
  const agent = seen.agents.find((candidate) => candidate.id === id)
  return agent ? ok({ json: agentJson(agent) }) : missing('user')
}

const accountId = 'acc_sandbox'

/** GET /accounts: the one account a token belongs to, with its switches. */
export function listAccounts(call: Call): Reply {
  return ok({ json: [accountJson(call)] })
}

/** GET /accounts/:id: a token has one account; any other is none. */
export function getAccount(call: Call): Reply {
  return call.params[0] === accountId ? ok({ json: accountJson(call) }) : missing('account')
}

function accountJson({ token, seen }: Call): JsonObject {
  return { id: accountId, license_key: token.claims.iss ?? null, features: featuresOf(seen) }
}

/**
 * GET /policy/current: the rules the token resolves to, closed with `*` so that the SDK agrees with the server (2.6).
 * GET /policy is the same: the SDK asks there to fetch a policy again, which has no id.
 */
export function currentPolicy({ token }: Call): Reply {
  return ok({ json: resolveRules(token.access) })
}

const region = { id: 'rgn_sandbox', type: 'region' }

/** GET /regions/closest and GET /regions/:id */
export function getRegion({ params }: Call): Reply {
  const [id = 'closest'] = params
  return id === 'closest' || id === region.id ? ok({ json: region }) : missing('region')
}
