import type { LintRule } from '../rule'
import { findUnshared, type Pair } from './same-filter'

const pair: Pair = {
  narrow: 'sessions',
  wide: 'recordings',
  action: 'read',
  shared: ['id', 'agent', 'custom_data'],
  outcome: 'So this token plays recordings of sessions it may not see.',
}

/** Finds filters on sessions that recordings do not have. Version 1 is upgraded first. */
export const recordingsUnfiltered: LintRule = {
  code: 'recordings-unfiltered',
  severity: 'security',
  title: 'Recordings have the same filter as sessions.',
  reference: 'A recording is reached by its session; reading A6, security T2',
  check: (view) => (view.policy?.version === 1 ? [] : findUnshared(view, pair)),
}
