import type { Fix, LintRule } from '../rule'
import { scopeOf } from '../scope'

const close: Fix = {
  label: 'Say that recordings stay closed',
  patch: [{ op: 'add', path: ['policy', 'recordings'], value: { permissions: [] } }],
}

/** Finds tokens that see sessions and cannot play their recordings. Version 1 is upgraded first. */
export const noRecordings: LintRule = {
  code: 'no-recordings',
  severity: 'warning',
  title: 'Seeing sessions does not include playing their recordings.',
  reference: 'The agent UI asks for recordings:read by that name; reading A6',
  check(view) {
    const { policy } = view
    if (!policy || policy.version === 1 || policy.rule('recordings')) return []
    const standing = view.standing()
    const canSee = scopeOf(standing, 'sessions', 'read') !== 'nothing'
    if (!canSee || scopeOf(standing, 'recordings', 'read') !== 'nothing') return []
    const message =
      'This token sees sessions and cannot play their recordings: in version 3, recordings is a resource of its own and is not named. Name recordings with the filter of sessions, or with "permissions": [] to say that it stays closed.'
    return [{ path: policy.rule('sessions')?.path ?? ['policy'], message, ...(policy.version === 3 && { fix: close }) }]
  },
}
