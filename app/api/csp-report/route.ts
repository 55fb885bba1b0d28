import { readViolation } from '@/lib/headers'
import { makeTally, networkOf } from '@/lib/server/limits'
import { emitEvent } from '@/lib/server/observability'

const longestReport = 16 * 1024
/** Of one network, so that nobody drowns the reports of others; and of all together, so that the log has a bound. */
const ofNetwork = makeTally({ tries: 20, windowMs: 60_000 })
const ofAll = makeTally({ tries: 600, windowMs: 60_000 })

/** Logs what a browser says broke a page's policy: at most twenty lines a minute from one network. */
export async function POST(request: Request): Promise<Response> {
  const text = await request.text()
  const violation = text.length > longestReport ? null : readViolation(text)
  if (violation === null) return new Response(null, { status: 400 })
  const now = Date.now()
  const network = networkOf(request.headers.get('x-remit-client-address') ?? undefined)
  if (ofNetwork.take(network, now) > 0 || ofAll.take('all', now) > 0) return new Response(null, { status: 429 })
  emitEvent({
    deed: 'page.policy-violation',
    requestId: request.headers.get('x-remit-request-id') ?? '',
    actor: 'browser',
    outcome: `${violation.directive} blocked ${violation.blocked} on ${violation.page}`,
    milliseconds: 0,
  })
  return new Response(null, { status: 204 })
}
