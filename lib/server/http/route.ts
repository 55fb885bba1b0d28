import { errorCodes, type Failure } from '@/lib/base'
import type { Operation } from '@/lib/server/service'
import { requestContext } from './context'

type RouteContext = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> }

/**
 * Makes a GET route handler of a query. Its input is the path parameters and the query string. Refusals are answered as
 * problem details (RFC 9457) with the code and the field.
 */
export function route<I, T>(
  operation: Operation<I, T>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async function handle(request, context) {
    const input = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await context.params) }
    // The operation parses whatever it is given; `I` only guides callers that have types.
    const outcome = await operation.execute(await requestContext(), input as I)
    return outcome.ok ? Response.json(outcome.value, { headers: apiHeaders }) : problem(outcome.failure)
  }
}

const apiHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const

function problem(failure: Failure): Response {
  const { status } = errorCodes[failure.code]
  const body = { type: 'about:blank', title: failure.code, status, detail: failure.message, ...failure }
  return Response.json(body, { status, headers: { ...apiHeaders, 'Content-Type': 'application/problem+json' } })
}
