import { readViolation } from '@/lib/headers'
import { emitEvent } from '@/lib/server/observability'

const longestReport = 16 * 1024
const perMinute = 60
let window = { startedAt: 0, count: 0 }

/** Logs what a browser says broke a page's policy: at most sixty lines a minute, whoever sends them. */
export async function POST(request: Request): Promise<Response> {
  const text = await request.text()
  const violation = text.length > longestReport ? null : readViolation(text)
  if (violation === null) return new Response(null, { status: 400 })
  const now = Date.now()
  if (now - window.startedAt > 60_000) window = { startedAt: now, count: 0 }
  window.count += 1
  if (window.count > perMinute) return new Response(null, { status: 429 })
  emitEvent({
    deed: 'page.policy-violation',
    requestId: request.headers.get('x-remit-request-id') ?? '',
    actor: 'browser',
    outcome: `${violation.directive} blocked ${violation.blocked} on ${violation.page}`,
    milliseconds: 0,
  })
  return new Response(null, { status: 204 })
}
