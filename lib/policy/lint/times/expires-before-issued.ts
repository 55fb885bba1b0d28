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
    const order = expiresAt === startsAt ? 'the moment' : 'before'
    const begins = claim === 'iat' ? 'it was issued' : 'it begins to be valid'
    const message = `This token is valid at no time: it ends at ${formatTime(expiresAt)} (exp ${expiresAt}), ${order} ${begins}, at ${formatTime(startsAt)} (${claim} ${startsAt}). Set exp a few minutes to one day after iat.`
    return [{ path: ['exp'], message }]
  },
}
