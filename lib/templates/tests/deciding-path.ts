import type { JsonPath } from '@/lib/base'
import type { Decision } from '@/lib/policy'

/**
 * Where in the claims a decision was made: the condition that failed, the list of actions, or the rule; the role where
 * the role decided. It may name a place that is missing, which is then the reason.
 */
export function decidingPath({ reason, rule, conditions }: Decision): JsonPath {
  if (reason === 'bad-role' || rule?.from === 'role') return ['role']
  if (rule === null || rule.path === null) return ['policy']
  if (reason === 'action-not-listed') return [...rule.path, 'permissions']
  const failed = conditions.find(({ holds }) => !holds)
  return failed?.path ?? rule.path
}
