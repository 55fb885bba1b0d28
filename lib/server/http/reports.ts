import { makeTally, networkOf } from '@/lib/server/limits'

type Reports<T> = {
  readonly maxCharacters: number
  /** How many are taken in a minute: of one network, so that nobody drowns the reports of others, and of all together, so that the log has a bound. */
  readonly perMinute: { readonly ofNetwork: number; readonly ofAll: number }
  /** What a report says, or null for what is none. */
  readonly read: (text: string) => T | null
  readonly log: (report: T, request: Request) => void
}

/** A route that takes what browsers report, from anybody: 204 when it was logged, 400 for what is no report, 429 for too many. */
export function takeReports<T>({ maxCharacters, perMinute, read, log }: Reports<T>) {
  const ofNetwork = makeTally({ tries: perMinute.ofNetwork, windowMs: 60_000 })
  const ofAll = makeTally({ tries: perMinute.ofAll, windowMs: 60_000 })
  return async (request: Request): Promise<Response> => {
    const text = await request.text()
    const report = text.length > maxCharacters ? null : read(text)
    if (report === null) return new Response(null, { status: 400 })
    const now = Date.now()
    const network = networkOf(request.headers.get('x-remit-client-address') ?? undefined)
    if (ofNetwork.take(network, now) > 0 || ofAll.take('all', now) > 0) return new Response(null, { status: 429 })
    log(report, request)
    return new Response(null, { status: 204 })
  }
}
