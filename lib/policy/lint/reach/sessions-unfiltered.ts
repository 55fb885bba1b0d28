import { toValue } from '@/lib/json'
import { joinWords } from '../../words'
import { hasPlainConditions } from '../plain'
import type { ConditionView, PolicyView, RuleView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import { scopeOf } from '../scope'
import type { View } from '../view'
import { show } from '../words'

/** Finds filters on devices that sessions do not have. */
export const sessionsUnfiltered: LintRule = {
  code: 'sessions-unfiltered',
  severity: 'security',
  title: 'Sessions have the same filter as devices.',
  reference: 'A session outlives the filter on its device; semantics 2.7 and 3',
  check(view) {
    const devices = view.policy?.rule('devices')
    if (!view.policy || !devices) return []
    const missing = missingOn(view, view.policy, devices)
    if (missing.length === 0) return []
    const sessions = view.policy.rule('sessions')
    const named = joinWords(missing.slice(0, 3).map(({ key, node }) => `${key} = ${show(node)}`))
    const message = `Devices are narrowed to ${named}, and sessions are not. A session goes on after the device is out of sight, so this token reaches sessions of devices it may not see. Put the same filter on sessions.`
    const fix = copyTo(view.policy, missing)
    return [{ path: (sessions ?? devices).path, message, ...(fix && hasPlainConditions(devices) && { fix }) }]
  },
}

// Sessions that are narrowed by id or agent, or to another value of the same key, are meant as they are.
function missingOn(view: View, policy: PolicyView, devices: RuleView): readonly ConditionView[] {
  const wanted = devices.conditions.filter(({ kind }) => kind === 'custom_data')
  const scope = scopeOf(view.standing(), 'sessions', 'read')
  if (scope === 'nothing') return []
  const sessions = policy.rule('sessions')
  if (scope === 'everything') return wanted
  if (sessions === undefined || sessions.conditions.some(({ kind }) => kind !== 'custom_data')) return []
  const keys = new Set(sessions.conditions.map(({ key }) => key))
  return wanted.filter(({ key }) => !keys.has(key))
}

function copyTo(policy: PolicyView, missing: readonly ConditionView[]): Fix | undefined {
  const sessions = policy.rule('sessions')
  if (policy.version === 1 || (sessions === undefined && policy.rule('*'))) return undefined
  const label = 'Put the same filter on sessions'
  const data = Object.fromEntries(missing.map(({ key, node }) => [key, toValue(node)]))
  if (sessions === undefined) {
    return { label, patch: [{ op: 'add', path: ['policy', 'sessions'], value: { custom_data: data } }] }
  }
  const path = [...sessions.path, 'custom_data']
  if (!sessions.members.has('custom_data')) return { label, patch: [{ op: 'add', path, value: data }] }
  return { label, patch: missing.map(({ key, node }) => ({ op: 'add', path: [...path, key], value: toValue(node) })) }
}
