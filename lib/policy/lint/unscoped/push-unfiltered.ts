import type { LintRule } from '../rule'
import { findUnshared, type Pair } from './same-filter'

const ofDevices: Pair = {
  narrow: 'devices',
  wide: 'push',
  action: 'create',
  shared: ['id', 'custom_data'],
  outcome: 'So this token can ask devices to join that it may not see.',
}

const ofSessions: Pair = {
  narrow: 'sessions',
  wide: 'push',
  between: 'devices',
  action: 'create',
  shared: ['custom_data'],
  outcome: 'So this token can ask devices to join whose sessions it may not see.',
}

/** Finds filters on devices, or on sessions where devices are closed, that push does not have. Version 1 is upgraded first. */
export const pushUnfiltered: LintRule = {
  code: 'push-unfiltered',
  severity: 'security',
  title: 'Push has the same filter as devices, or as sessions where devices are closed.',
  reference: 'Conditions of push match the device; reading A5, security T2',
  check: (view) => (view.policy?.version === 1 ? [] : findUnshared(view, ofDevices, ofSessions)),
}
