import { toValue } from '@/lib/json'
import { isPlainRule } from '../plain'
import type { PolicyView, RuleView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import { scopeOf } from '../scope'
import type { View } from '../view'

/** Finds tokens that list devices and cannot ask one to join. Version 1 is upgraded first. */
export const noPush: LintRule = {
  code: 'no-push',
  severity: 'warning',
  title: 'Listing devices does not include asking one to join.',
  reference: 'Cobrowse JWT policies docs, version 3, push; reading A5',
  check(view) {
    const { policy } = view
    if (!policy || policy.version === 1 || policy.rule('push') || !isOneSided(view)) return []
    const devices = policy.rule('devices')
    const message =
      policy.version === 2
        ? 'This token can list devices but cannot ask one to join: in version 2, push follows devices, and devices does not allow create. Name push if it should.'
        : 'This token can list devices but cannot ask one to join: in version 3, push is a resource of its own and is not named. Name push with the filter of devices, or with "permissions": [] to say that it stays closed.'
    const fix = devices && copyFilter(policy, devices)
    return [{ path: devices?.path ?? ['policy'], message, ...(fix && { fix }) }]
  },
}

// Whoever may only look, by a list of permissions and without starting sessions, is not missing anything.
function isOneSided(view: View): boolean {
  const standing = view.standing()
  if (scopeOf(standing, 'devices', 'read') === 'nothing') return false
  if (scopeOf(standing, 'push', 'create') !== 'nothing') return false
  const isForLooking = view.policy?.rule('devices')?.actions?.includes('create') === false
  return !isForLooking || scopeOf(standing, 'sessions', 'create') !== 'nothing'
}

function copyFilter({ version }: PolicyView, devices: RuleView): Fix | undefined {
  // Without a condition to copy, one click would open push to every device.
  if (version !== 3 || !isPlainRule(devices) || devices.conditions.length === 0) return undefined
  const filter = ['id', 'custom_data'].flatMap((key) => {
    const member = devices.members.get(key)
    return member ? [[key, toValue(member.value)] as const] : []
  })
  const value = Object.fromEntries(filter)
  return { label: 'Let it ask the same devices to join', patch: [{ op: 'add', path: ['policy', 'push'], value }] }
}
