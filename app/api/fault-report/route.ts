import { makeTally, networkOf } from '@/lib/server/limits'
import { emitFaultReport, readFaultReport } from '@/lib/server/observability'

const maxCharacters = 8 * 1024
/** Of one network, so that nobody drowns the reports of others; and of all together, so that the log has a bound. */
const ofNetwork = makeTally({ tries: 10, windowMs: 60_000 })
const ofAll = makeTally({ tries: 120, windowMs: 60_000 })

/** Logs what broke a page in somebody's browser, under the id they were shown: at most ten a minute from one network. */
export async function POST(request: Request): Promise<Response> {
  const text = await request.text()
  const report = text.length > maxCharacters ? null : readFaultReport(text)
  if (report === null) return new Response(null, { status: 400 })
  const now = Date.now()
  const network = networkOf(request.headers.get('x-remit-client-address') ?? undefined)
  if (ofNetwork.take(network, now) > 0 || ofAll.take('all', now) > 0) return new Response(null, { status: 429 })
  emitFaultReport(report)
  return new Response(null, { status: 204 })
}
