import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { errorCodes } from '@/lib/base'
import { env } from '@/lib/server/env'
import type { Operation, Outcome } from '@/lib/server/service'
import { servedAction } from '../ops/http/served.mjs'
import { requestContext } from './context'
import { failureOf } from './problem'

/**
 * Makes a server action of an operation. The Origin header must be exactly the app's own origin: absent, `null` or
 * foreign is refused before anything is read (Next accepts a missing one, measured).
 */
export function action<I, T>(
  operation: Operation<I, T>,
  options: { readonly revalidate?: readonly string[] } = {},
): (input: I) => Promise<Outcome<T>> {
  return async function act(input) {
    const served = servedAction().getStore()
    if (served !== undefined) served.hasBegun = true
    if ((await headers()).get('origin') !== env().APP_ORIGIN) {
      return { ok: false, failure: { code: 'foreign_origin', message: errorCodes.foreign_origin.sentence } }
    }
    const outcome = await perform(operation, input)
    if (outcome.ok) for (const path of options.revalidate ?? []) revalidatePath(path)
    // React sends no objects without a prototype, and values read from policies are such. A clone has one.
    return structuredClone(outcome)
  }
}

/** Who asks is read from the database too, so it may already be that which refuses. */
async function perform<I, T>(operation: Operation<I, T>, input: I): Promise<Outcome<T>> {
  try {
    return await operation.execute(await requestContext(), input)
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) }
  }
}
