import type { LintRule } from '../rule'
import { formatTime, secondsOf } from './time-claims'

/** Finds tokens that are over, or do not begin yet, by the clock that looks at them; only where that clock is given. */
export const notValidNow: LintRule = {
  code: 'not-valid-now',
  severity: 'warning',
  title: 'A token is valid now.',
  reference: 'RFC 7519 sections 4.1.4 and 4.1.5; Cobrowse JWT docs',
  check(view) {
    const now = view.context.kind === 'claims' ? view.context.nowSeconds : undefined
    if (now === undefined) return []
    const [expiresAt, startsAt] = [secondsOf(view, 'exp'), secondsOf(view, 'nbf')]
    const clock = `now it is ${formatTime(now)}`
    if (expiresAt !== undefined && expiresAt <= now) {
      const message = `This token has expired: exp (${expiresAt}) is ${formatTime(expiresAt)}, and ${clock}. Verifiers answer "jwt expired". Ask for a new one.`
      return [{ path: ['exp'], message }]
    }
    if (startsAt === undefined || startsAt <= now) return []
    const message = `This token is not valid yet: nbf (${startsAt}) is ${formatTime(startsAt)}, and ${clock}. Until then verifiers answer "jwt not active".`
    return [{ path: ['nbf'], message }]
  },
}
