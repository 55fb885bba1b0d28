import type { LintRule } from '../rule'
import { findUnshared, type Pair } from './same-filter'

const pair: Pair = {
  narrow: 'devices',
  wide: 'sessions',
  action: 'read',
  shared: ['custom_data'],
  outcome:
    'A session goes on after the device is out of sight, so this token reaches sessions of devices it may not see.',
}

/** Finds filters on devices that sessions do not have. */
export const sessionsUnfiltered: LintRule = {
  code: 'sessions-unfiltered',
  severity: 'security',
  title: 'Sessions have the same filter as devices.',
  reference: 'A session outlives the filter on its device; semantics 2.5 and 6',
  check: (view) => findUnshared(view, pair),
}
