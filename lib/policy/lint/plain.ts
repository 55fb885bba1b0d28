import { type Action, actions } from '../types'
import type { RuleView } from './policy-view'

const knownActions: ReadonlySet<string> = new Set<Action>(actions)

/** Tells whether a condition value matches what people expect of it: printable ASCII text with nothing odd about it. */
export function isPlainText(text: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(text) && !text.includes('*')
}

/** Tells whether a rule can be copied to another resource without copying something to mend. */
export function isPlainRule(rule: RuleView): boolean {
  if (rule.node.kind !== 'object' || rule.unknown.length > 0 || rule.members.has('agent')) return false
  const data = rule.members.get('custom_data')?.value
  if (data && (data.kind !== 'object' || data.members.length === 0)) return false
  return hasPlainActions(rule) && hasPlainConditions(rule)
}

/** Tells whether every condition of a rule is plain, key and value. */
export function hasPlainConditions(rule: RuleView): boolean {
  return rule.conditions.every(({ key, node }) => isPlainText(key) && node.kind === 'string' && isPlainText(node.value))
}

function hasPlainActions(rule: RuleView): boolean {
  if (rule.actions === null) return true
  const list = rule.members.get('permissions')?.value
  const isList = list?.kind === 'array' && list.items.length === rule.actions.length
  return isList && new Set(rule.actions).size === rule.actions.length && rule.actions.every((a) => knownActions.has(a))
}
