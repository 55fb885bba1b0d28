import type { JsonValue } from '@/lib/base'
import { agentResources } from '../conditions'
import type { Scope } from '../scope'
import type { Action, PolicyRequest, Target } from '../types'
import type { Fresh } from './fresh'
import type { Binding } from './relation'
import { bindValue, kindOf, type ParameterKinds, symbolOf } from './symbols'
import { type AgentLimit, agentOf, dataOf, idOf, type Unmet } from './unmet'

/** What is asked: an action on a resource, by the name a request gives it. */
export type Asked = { readonly resource: string; readonly action: Action }

/** Where a request is sought: in `scope`, and not meeting `unmet` unless that is null. */
export type Sought = { readonly scope: Scope; readonly unmet: Unmet | null }

/** A request that lies in a scope and fails one condition, once parameters have the values of `binding`. */
export function requestOf(asked: Asked, { scope, unmet }: Sought, given: Fresh & { binding: Binding }): PolicyRequest {
  const id = idOf(scope)
  const data = dataOf(scope).map(([key, value]): [string, JsonValue] => [key, bindValue(value, given.binding)])
  const agent = agentResources.includes(asked.resource) ? agentFor(agentOf(scope), unmet, given) : null
  const target: Target = {
    // A session has no id before it is created (A9).
    ...(asked.resource === 'sessions' && asked.action === 'create'
      ? {}
      : { id: id === null ? given.id : String(bindValue(id, given.binding)) }),
    custom_data: Object.fromEntries(data),
    ...(agent === null ? {} : { agent: String(bindValue(agent, given.binding)) }),
  }
  return { ...asked, target, ...(given.caller === 'me' || agent === null ? {} : { agentId: given.caller }) }
}

/** The agent of the session, null when nobody has taken it. */
function agentFor(limit: AgentLimit, unmet: Unmet | null, { caller, otherAgent }: Fresh): string | null {
  if (typeof limit === 'object') return limit.named
  const isAgentUnmet = unmet?.kind === 'agent'
  if (limit === 'any') return isAgentUnmet ? otherAgent : null
  return limit === 'own-or-untaken' && isAgentUnmet && unmet.wanted === 'own' ? null : caller
}

/** The values of truth-valued parameters that keep a condition from being met; all others differ anyway. */
export function apart(unmet: Unmet | null, kinds: ParameterKinds): Binding {
  if (unmet?.kind !== 'custom_data') return {}
  const { wanted, has } = unmet
  return {
    ...truth(wanted, typeof has === 'boolean' ? !has : false, kinds),
    ...truth(has, typeof wanted === 'boolean' ? !wanted : true, kinds),
  }
}

function truth(value: JsonValue | undefined, chosen: boolean, kinds: ParameterKinds): Binding {
  const name = symbolOf(value)
  return name !== null && kindOf(name, kinds) === 'boolean' ? { [name]: chosen } : {}
}
