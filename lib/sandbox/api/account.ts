import { ok } from '@/lib/base'
import { resolveRules } from '@/lib/policy'
import { refuseOne } from '../enforce'
import { switches } from '../world'
import { type Call, missing, type Reply } from './call'
import { agentJson } from './wire'

/** GET /users/:id: `me` and the agent's own id need nothing but a valid token, anyone else `users:read`. */
export function getUser({ params, token, asking, seen }: Call): Reply {
  const [id = 'me'] = params
  if (id === 'me' || id === token.agent.id) return ok({ json: agentJson(token.agent) })
  const refusal = refuseOne(asking, { resource: 'users', action: 'read' }, { id })
  if (refusal) return { ok: false, error: refusal }
  const agent = seen.agents.find((candidate) => candidate.id === id)
  return agent ? ok({ json: agentJson(agent) }) : missing('user')
}

/** GET /accounts: the one account a token belongs to, with its switches. */
export function listAccounts({ token, seen }: Call): Reply {
  const features = Object.fromEntries(switches.map((name) => [name, seen.features[name] ?? true]))
  return ok({ json: [{ id: 'acc_sandbox', license_key: token.claims.iss ?? null, features }] })
}

/** GET /policy/current: the rules the token resolves to, closed with `*` so that the SDK agrees with the server (2.6). */
export function currentPolicy({ token }: Call): Reply {
  return ok({ json: resolveRules(token.access) })
}

/** GET /regions/closest */
export function closestRegion(): Reply {
  return ok({ json: { id: 'rgn_sandbox', type: 'region' } })
}
