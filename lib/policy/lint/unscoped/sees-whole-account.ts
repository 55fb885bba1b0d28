import type { LintRule } from '../rule'
import { scopeOf, sourceOf } from '../scope'
import type { View } from '../view'

/** Finds policies that narrow neither devices nor sessions. */
export const seesWholeAccount: LintRule = {
  code: 'sees-whole-account',
  severity: 'security',
  title: 'A token is narrowed to some devices or sessions.',
  reference: 'Cobrowse JWT policies docs, conditions; semantics 2.7; security T2',
  check(view) {
    if (view.policy === null) return []
    const standing = view.standing()
    const isOpen = ['devices', 'sessions'].every((name) => scopeOf(standing, name, 'read') === 'everything')
    if (!isOpen) return []
    const message = `This token sees the whole account: ${cause(view)}. Add a condition, such as custom_data, to devices and sessions.`
    return [{ path: placeOf(view), message }]
  },
}

function cause(view: View): string {
  const fromRole = ['devices', 'sessions'].filter((name) => sourceOf(view.standing(), name) === 'role')
  const role = view.role === 'absent' ? 'agent' : view.role
  if (fromRole.length === 2) return `the role ${role} gives every device and every session`
  if (fromRole.length === 1)
    return `nothing narrows devices and sessions, and the role ${role} gives all ${fromRole[0]}`
  return 'every device and every session, whoever they belong to'
}

function placeOf({ policy }: View): readonly string[] {
  const rule = policy?.rule('devices') ?? policy?.rule('sessions') ?? policy?.rule('*')
  return rule ? ['policy', rule.resource] : ['policy']
}
