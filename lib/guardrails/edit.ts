import { type Action, actions, type Resource } from '@/lib/policy'
import { type Guardrail, type KeyedResource, type ReachKind, type RoleChoice, roleChoices } from './guardrail'

/** Allows a role, or no longer. The last one stays: a guardrail without any would refuse every version. */
export function toggleRole(guardrail: Guardrail, choice: RoleChoice): Guardrail {
  const roles = roleChoices.filter((role) => guardrail.roles.includes(role) !== (role === choice))
  return roles.length === 0 ? guardrail : { ...guardrail, roles }
}

/** Allows an action on a resource, or no longer. */
export function toggleAction(guardrail: Guardrail, resource: Resource, toggled: Action): Guardrail {
  const allowed = actions.filter((action) => guardrail.access[resource].includes(action) !== (action === toggled))
  return { ...guardrail, access: { ...guardrail.access, [resource]: allowed } }
}

/** Opens a resource for every action, or closes it. */
export function setAllActions(guardrail: Guardrail, resource: Resource, isOpen: boolean): Guardrail {
  return { ...guardrail, access: { ...guardrail.access, [resource]: isOpen ? [...actions] : [] } }
}

/** Says which keys every rule for a resource must fix. */
export function setKeys(guardrail: Guardrail, resource: KeyedResource, keys: readonly string[]): Guardrail {
  return { ...guardrail, requiredKeys: { ...guardrail.requiredKeys, [resource]: keys } }
}

/** Says how long a token of some reach may live, in seconds; null sets no limit. */
export function setLongest(guardrail: Guardrail, kind: ReachKind, seconds: number | null): Guardrail {
  return { ...guardrail, longestSeconds: { ...guardrail.longestSeconds, [kind]: seconds } }
}

/** Says at which domains agents may have their addresses; none allows any. */
export function setAgentDomains(guardrail: Guardrail, agentDomains: readonly string[]): Guardrail {
  return { ...guardrail, agentDomains }
}

/** Says which values no policy may hold. */
export function setForbiddenLiterals(guardrail: Guardrail, forbiddenLiterals: readonly string[]): Guardrail {
  return { ...guardrail, forbiddenLiterals }
}
