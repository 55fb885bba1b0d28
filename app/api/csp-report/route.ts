import { readViolation } from '@/lib/headers'
import { takeReports } from '@/lib/server/http'
import { emitEvent } from '@/lib/server/observability'

/** Logs what a browser says broke a page's policy: at most twenty lines a minute from one network. */
export const POST = takeReports({
  maxCharacters: 16 * 1024,
  perMinute: { ofNetwork: 20, ofAll: 600 },
  read: readViolation,
  log: (violation, request) =>
    emitEvent({
      deed: 'page.policy-violation',
      requestId: request.headers.get('x-remit-request-id') ?? '',
      actor: 'browser',
      outcome: `${violation.directive} blocked ${violation.blocked} on ${violation.page}`,
      milliseconds: 0,
    }),
})
