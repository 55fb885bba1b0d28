import type { LintRule } from '../rule'
import { lifeOf } from './time-claims'

/** Finds tokens that are over before they begin. */
export const expiresBeforeIssued: LintRule = {
  code: 'expires-before-issued',
  severity: 'error',
  title: 'A token expires after it was issued.',
  reference: 'Cobrowse JWT docs; semantics 1',
  check(view) {
    const life = lifeOf(view)
    if (life === undefined || life.expiresAt > life.issuedAt) return []
    const message = `exp (${life.expiresAt}) is not after iat (${life.issuedAt}), so this token is never valid. Set exp a few minutes to one day after iat.`
    return [{ path: ['exp'], message }]
  },
}
