import type { JsonValue } from '@/lib/base'
import { objectOf } from '@/lib/json'
import { agentResources } from '../conditions'
import type { Scope } from '../scope'
import type { Action, PolicyRequest, Target } from '../types'
import type { Fresh } from './fresh'
import type { Binding } from './relation'
import { bindValue, domainOf, type ParameterDomains, symbolOf } from './symbols'
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
    custom_data: objectOf(data),
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

type Values = { readonly usual: Binding; readonly domains: ParameterDomains }

/** What to change of the usual values so that a condition is not met; nothing where they keep it from being met already. */
export function apart(unmet: Unmet | null, values: Values): Binding {
  const [has, wanted] = sidesOf(unmet)
  const [held, asked] = [bound(has, values), bound(wanted, values)]
  if (has === undefined || held !== asked) return {}
  return another(has, held, values) ?? another(wanted, asked, values) ?? {}
}

function sidesOf(unmet: Unmet | null): readonly [has: JsonValue | undefined, wanted: JsonValue | undefined] {
  if (unmet?.kind !== 'agent') return [unmet?.has ?? undefined, unmet?.wanted]
  return [namedBy(unmet.has), namedBy(unmet.wanted)]
}

function namedBy(limit: AgentLimit): string | undefined {
  return typeof limit === 'object' ? limit.named : undefined
}

function bound(value: JsonValue | undefined, { usual }: Values): JsonValue | undefined {
  return value === undefined ? undefined : bindValue(value, usual)
}

/** Another value for a parameter of a small domain, null for what has none. */
function another(value: JsonValue | undefined, not: JsonValue | undefined, { domains }: Values): Binding | null {
  const name = symbolOf(value)
  const other = name === null ? undefined : domainOf(name, domains).only?.find((each) => each !== not)
  return name === null || other === undefined ? null : { [name]: other }
}
