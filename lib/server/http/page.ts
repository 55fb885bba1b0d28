import { notFound, redirect } from 'next/navigation'
import type { Operation } from '@/lib/server/service'
import { requestContext } from './context'
import { signInPath } from './sign-in-path'

/** Runs a query for a page: sends the signed-out to sign in, shows the not-found page for what does not exist or cannot, and throws other refusals to the error page. */
export async function pageQuery<I, T>(operation: Operation<I, T>, input: I): Promise<T> {
  const outcome = await operation.execute(await requestContext(), input)
  if (outcome.ok) return outcome.value
  if (outcome.failure.code === 'unauthenticated') redirect(await signInPath())
  if (outcome.failure.code === 'not_found' || outcome.failure.code === 'invalid') notFound()
  throw new Error(outcome.failure.message)
}
