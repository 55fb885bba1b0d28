import { notFound, redirect } from 'next/navigation'
import { type Deed, mayDo } from '@/lib/authz'
import { AppError } from '@/lib/base'
import type { Operation } from '@/lib/server/service'
import { requestContext } from './context'
import { signInPath } from './sign-in-path'

/**
 * Runs a query for a page: sends the signed-out to sign in, shows the not-found page for what does not exist or is not for
 * this caller, and throws other refusals to the error page.
 */
export async function pageQuery<I, T>(operation: Operation<I, T>, input: I): Promise<T> {
  const outcome = await operation.execute(await requestContext(), input)
  if (outcome.ok) return outcome.value
  if (outcome.failure.code === 'unauthenticated') redirect(await signInPath())
  if (['not_found', 'invalid', 'forbidden'].includes(outcome.failure.code)) notFound()
  const { code, message } = outcome.failure
  throw new AppError(code, { message })
}

/** Guards a page that reads nothing but leads to a deed: sends the signed-out to sign in, and others who may not to the not-found page. */
export async function pageDeed(deed: Deed): Promise<void> {
  const { caller } = await requestContext()
  if (caller === null) redirect(await signInPath())
  if (!mayDo(deed, caller.roles)) notFound()
}
