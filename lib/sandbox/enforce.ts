import { type AccessClaims, type DecisionReason, evaluatePolicy, explainDecision, type Target } from '@/lib/policy'
import type { Refusal } from './refusal'
import type { Device, Session } from './world'

/** Who asks: the access claims of the token and the agent they stand for. */
export type Asking = {
  readonly access: AccessClaims
  readonly agentId: string
  /** How an object out of scope is refused. Cobrowse does not say (A16): 403 unless a test asks for 404. */
  readonly outOfScope: 'forbidden' | 'not_found'
}

/** What is asked of the policy, without the object. */
export type Ask = { readonly resource: string; readonly action: string }

/** Reasons that lie in the object, not in the rule: such a list is filtered, not refused. */
const objectReasons: ReadonlySet<DecisionReason> = new Set([
  'id-differs',
  'custom-data-missing',
  'custom-data-differs',
  'agent-differs',
])

/** The part of a device that policies look at. */
export function deviceTarget(device: Device): Target {
  return { id: device.id, custom_data: device.custom_data }
}

/** The part of a session that policies look at. */
export function sessionTarget(session: Session): Target {
  const { id, custom_data, agent } = session
  return agent === null ? { id, custom_data } : { id, custom_data, agent: agent.id }
}

/** A session before it has an id: a pinned id cannot be created (A9). */
export function newSessionTarget(session: Session): Target {
  const { id: _, ...target } = sessionTarget(session)
  return target
}

/** Tells whether the token may do this to this object. */
export function mayReach(asking: Asking, ask: Ask, target: Target): boolean {
  return evaluatePolicy(asking.access, { ...ask, target, agentId: asking.agentId }) === 'allow'
}

/** Refuses when no object at all could pass: the rule, not the object, says no. Then a list answers 403 instead of []. */
export function refuseKind(asking: Asking, ask: Ask): Refusal | null {
  const decision = explainDecision(asking.access, { ...ask, target: {}, agentId: asking.agentId })
  if (decision.effect === 'allow' || objectReasons.has(decision.reason)) return null
  return forbidden(ask, decision.sentence)
}

/** Refuses one object, naming the rule that said no. */
export function refuseOne(asking: Asking, ask: Ask, target: Target): Refusal | null {
  const decision = explainDecision(asking.access, { ...ask, target, agentId: asking.agentId })
  if (decision.effect === 'allow') return null
  const isOutOfScope = objectReasons.has(decision.reason)
  if (isOutOfScope && asking.outOfScope === 'not_found') return { id: 'not_found', message: 'There is no such object.' }
  return forbidden(ask, decision.sentence)
}

/**
 * Refuses `agent=all` where the rule for sessions holds only the agent's own: the base role of an agent does. A rule
 * written in the policy replaces that limit whole (A3).
 */
export function refuseAllAgents(asking: Asking): Refusal | null {
  const ask = { resource: 'sessions', action: 'read' }
  const target = { id: 'any', custom_data: {}, agent: `not ${asking.agentId}` }
  const decision = explainDecision(asking.access, { ...ask, target, agentId: asking.agentId })
  const isOwnOnly = decision.effect === 'deny' && decision.reason === 'agent-differs' && decision.rule?.from === 'role'
  if (!isOwnOnly) return null
  return forbidden(
    ask,
    'Listing the sessions of all agents needs more than the agent role: it holds own sessions only.',
  )
}

function forbidden({ resource, action }: Ask, sentence: string): Refusal {
  return { id: 'forbidden', message: `${resource}:${action} is refused. ${sentence}` }
}
