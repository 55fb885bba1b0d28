import type { LintRule } from '../rule'
import { scopeOf } from '../scope'
import { findUnshared, type Pair } from './same-filter'

const ofSessions: Pair = {
  narrow: 'sessions',
  wide: 'devices',
  action: 'read',
  shared: ['custom_data'],
  isLoose: true,
  outcome: 'So this token sees devices whose sessions it may not see.',
}

const ofPush: Pair = {
  narrow: 'push',
  wide: 'devices',
  between: 'sessions',
  action: 'read',
  shared: ['id', 'custom_data'],
  isLoose: true,
  outcome: 'So this token sees devices it may not ask to join.',
}

/**
 * Finds filters on sessions, or on push where sessions are closed, that devices do not have. Devices that the policy names
 * without a condition are spoken of by `no-condition`. Version 1 is upgraded first.
 */
export const devicesUnfiltered: LintRule = {
  code: 'devices-unfiltered',
  severity: 'security',
  title: 'Devices have the same filter as sessions, or as push where sessions are closed.',
  reference: 'Each resource is decided by its own conditions alone; semantics 2.5 and 6, security T2',
  check(view) {
    const { policy } = view
    const isNamedWhole =
      policy?.rule('devices') !== undefined && scopeOf(view.intended(), 'devices', 'read') === 'everything'
    return policy?.version === 1 || isNamedWhole ? [] : findUnshared(view, ofSessions, ofPush)
  },
}
