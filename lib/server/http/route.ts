import type { Operation } from '@/lib/server/service'
import { requestContext } from './context'
import { apiHeaders, problem, refusing } from './problem'

type RouteContext = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> }

/**
 * Makes a GET route handler of a query. Its input is the path parameters and the query string. Refusals are answered as
 * problem details (RFC 9457) with the code and the field.
 */
export function route<I, T>(
  operation: Operation<I, T>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    refusing(async () => {
      const input = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await context.params) }
      // The operation parses whatever it is given; `I` only guides callers that have types.
      const outcome = await operation.execute(await requestContext(), input as I)
      return outcome.ok ? Response.json(outcome.value, { headers: apiHeaders }) : problem(outcome.failure)
    })
}
