/**
 * How an agent without an account reaches what their browser holds: the secret is read from its cookie here and put beside
 * what was sent, so no script ever has it.
 */
import { headers } from 'next/headers'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import { env } from '@/lib/server/env'
import type { Operation, Outcome } from '@/lib/server/service'
import { action } from '../action'
import { requestContext } from '../context'
import { apiHeaders, problem, refusing } from '../problem'
import { allHolders, holderOf, keepHolder } from './cookie'

type Held = { readonly id: string; readonly holder: string }
type Claimed = { readonly id: Id<'gnt'>; readonly holder: string; readonly endsAt: EpochMs }
/** What a person sends with the code of a link, and what is put beside it here. */
type Claim = { readonly code: string; readonly holders?: string[] | undefined }

/** Makes the server action of an operation on a link; it is told what this browser holds already. */
export function linkAction<T>(
  operation: Operation<Claim, T>,
): (input: { readonly code: string }) => Promise<Outcome<T>> {
  // Whatever came is for the operation to parse; only the secrets are put beside it here.
  return async (input) => action(operation)({ ...input, holders: await allHolders() })
}

/** Makes the server action that opens a link: what binds the grant to the browser becomes its cookie, and only the id is answered. */
export function claimAction(
  operation: Operation<Claim, Claimed>,
): (input: { readonly code: string }) => Promise<Outcome<{ readonly id: Id<'gnt'> }>> {
  return async (input) => {
    const outcome = await linkAction(operation)(input)
    if (!outcome.ok) return outcome
    const { now } = await requestContext()
    await keepHolder({ ...outcome.value, now })
    return { ok: true, value: { id: outcome.value.id } }
  }
}

/** Makes a server action of an operation on a grant that this browser holds. */
export function heldAction<I extends Held, T>(
  operation: Operation<I, T>,
): (input: Omit<I, 'holder'> & { readonly id: string }) => Promise<Outcome<T>> {
  return async (input) => action(operation)(withHolder<I>(input, await holderOf(String(input?.id))))
}

/** Runs a query for the page of a grant that this browser holds, and answers a refusal as it is: the page says it in its own words. */
export async function heldQuery<T>(operation: Operation<Held, T>, id: string): Promise<Outcome<T>> {
  return operation.execute(await requestContext(), { id, holder: await holderOf(id) })
}

type RouteContext = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> }

/**
 * Makes a route handler for the page of a grant that this browser holds. What moves the end of the grant (`until`) keeps
 * the cookie as long. What writes is taken from the app's own origin alone.
 */
export function heldRoute<T>(
  operation: Operation<Held, T>,
  until?: (value: T) => EpochMs,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, { params }) =>
    refusing(async () => {
      const isForeign = request.method !== 'GET' && (await headers()).get('origin') !== env().APP_ORIGIN
      if (isForeign) throw new AppError('foreign_origin')
      const id = String((await params).id)
      const holder = await holderOf(id)
      const context = await requestContext()
      const outcome = await operation.execute(context, { id, holder })
      if (!outcome.ok) return problem(outcome.failure)
      if (until) await keepHolder({ id: id as Id<'gnt'>, holder, endsAt: until(outcome.value), now: context.now })
      return Response.json(outcome.value, { headers: apiHeaders })
    })
}

/** The operation parses whatever it is given; `I` only guides callers that have types. */
function withHolder<I extends Held>(input: Omit<I, 'holder'>, holder: string): I {
  return { ...input, holder } as I
}
