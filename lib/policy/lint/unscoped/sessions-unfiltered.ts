import type { LintRule } from '../rule'
import { sourceOf } from '../scope'
import { findUnshared, type Pair } from './same-filter'

const ofDevices: Pair = {
  narrow: 'devices',
  wide: 'sessions',
  action: 'read',
  shared: ['custom_data'],
  outcome:
    'A session goes on after the device is out of sight, so this token reaches sessions of devices it may not see.',
}

const ofPush: Pair = {
  narrow: 'push',
  wide: 'sessions',
  between: 'devices',
  action: 'read',
  shared: ['custom_data'],
  isLoose: true,
  outcome: 'So this token reaches sessions of devices it may not ask to join.',
}

const ofRecordings: Pair = {
  narrow: 'recordings',
  wide: 'sessions',
  between: 'devices',
  action: 'read',
  shared: ['custom_data'],
  isLoose: true,
  outcome: 'So this token reaches sessions whose recordings it may not play.',
}

/** Finds filters on devices, or on push and recordings where devices are closed, that sessions do not have. */
export const sessionsUnfiltered: LintRule = {
  code: 'sessions-unfiltered',
  severity: 'security',
  title: 'Sessions have the same filter as devices, or as push and recordings where devices are closed.',
  reference:
    'A session outlives the filter on its device, and an agent reaches those nobody has taken; semantics 2.5 and 6, reading A3',
  check(view) {
    // What a role gives beside version 1 is settled by the upgrade.
    if (view.policy?.version === 1 && sourceOf(view.standing(), 'sessions') === 'role') return []
    return findUnshared(view, ofDevices, ofPush, ofRecordings)
  },
}
