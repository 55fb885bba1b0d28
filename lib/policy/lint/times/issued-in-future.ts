import type { LintRule } from '../rule'
import { formatTime, secondsOf } from './time-claims'

/** How far clocks of servers may be apart, in seconds. */
const slack = 300

/** Finds tokens that were issued after the clock that looks at them; only where that clock is given. */
export const issuedInFuture: LintRule = {
  code: 'issued-in-future',
  severity: 'warning',
  title: 'A token was issued at the latest now.',
  reference: 'RFC 7519 section 4.1.6; verifiers may refuse an iat that is ahead of their clock',
  check(view) {
    const issuedAt = secondsOf(view, 'iat')
    const now = view.context.kind === 'claims' ? view.context.nowSeconds : undefined
    if (issuedAt === undefined || now === undefined || issuedAt - now <= slack) return []
    const message = `iat (${issuedAt}) is ${formatTime(issuedAt)}, and now it is ${formatTime(now)}. A verifier may refuse a token from the future; check the clock of what signs.`
    return [{ path: ['iat'], message }]
  },
}
