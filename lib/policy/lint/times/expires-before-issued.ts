import type { LintRule } from '../rule'
import { formatTime, startOfLife } from './time-claims'

/** Finds tokens that are over before they begin. */
export const expiresBeforeIssued: LintRule = {
  code: 'expires-before-issued',
  severity: 'error',
  title: 'A token expires after it was issued and after it begins to be valid.',
  reference: 'Cobrowse JWT docs; RFC 7519 sections 4.1.4 and 4.1.5',
  check(view) {
    const life = startOfLife(view)
    if (life === undefined || life.expiresAt > life.startsAt) return []
    const { expiresAt, startsAt, claim } = life
    const begins = claim === 'iat' ? 'it was issued' : 'it begins to be valid'
    const message = `This token is valid at no time: it ends (exp ${expiresAt}) at ${formatTime(expiresAt)}, and only then or later ${begins} (${claim} ${startsAt}), at ${formatTime(startsAt)}. Set exp a few minutes to one day after iat.`
    return [{ path: ['exp'], message }]
  },
}
