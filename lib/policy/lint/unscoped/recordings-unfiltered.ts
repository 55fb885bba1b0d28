import type { LintRule } from '../rule'
import { findUnshared, type Pair } from './same-filter'

const ofSessions: Pair = {
  narrow: 'sessions',
  wide: 'recordings',
  action: 'read',
  shared: ['id', 'agent', 'custom_data'],
  outcome: 'So this token plays recordings of sessions it may not see.',
}

const ofDevices: Pair = {
  narrow: 'devices',
  wide: 'recordings',
  between: 'sessions',
  action: 'read',
  shared: ['custom_data'],
  outcome: 'So this token plays recordings of devices it may not see.',
}

/** Finds filters on sessions, or on devices where sessions are closed, that recordings do not have. Version 1 is upgraded first. */
export const recordingsUnfiltered: LintRule = {
  code: 'recordings-unfiltered',
  severity: 'security',
  title: 'Recordings have the same filter as sessions, or as devices where sessions are closed.',
  reference: 'A recording is reached by its session; reading A6, security T2',
  check: (view) => (view.policy?.version === 1 ? [] : findUnshared(view, ofSessions, ofDevices)),
}
