import type { RuleView } from '../policy-view'
import type { LintRule } from '../rule'
import type { View } from '../view'

/** Finds agents who lose the limit to their own sessions because the policy names sessions. */
export const ownLimitLifted: LintRule = {
  code: 'own-limit-lifted',
  severity: 'warning',
  title: 'Naming sessions for an agent lifts the limit to own sessions.',
  reference: 'Official example with role null and an agent condition; reading A3',
  check(view) {
    if (!countsAsAgent(view)) return []
    return ['sessions', 'recordings'].flatMap((name) => {
      const rule = view.policy?.rule(name)
      return rule && isLifted(rule) ? [{ path: rule.path, message: sentence(rule) }] : []
    })
  },
}

// Version 1 lays the policy over the agent role when none is named (A7); version 2 ignores roles (A4).
function countsAsAgent({ role, policy }: View): boolean {
  if (policy?.version === 3) return role === 'agent'
  return policy?.version === 1 && (role === 'agent' || role === 'absent')
}

function isLifted(rule: RuleView): boolean {
  return rule.node.kind === 'object' && !rule.members.has('agent') && (rule.actions === null || rule.actions.length > 0)
}

function sentence({ resource, conditions }: RuleView): string {
  const which = conditions.length === 0 ? `${resource} of every agent` : `matching ${resource} of every agent`
  return `An agent has only their own ${resource}. Naming ${resource} replaces that limit as a whole, so this token reaches ${which}. Leave ${resource} out to keep the limit.`
}
