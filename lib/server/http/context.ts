import { headers } from 'next/headers'
import { cache } from 'react'
import { isId } from '@/lib/base'
import { currentCaller, refreshCaller } from '@/lib/members/server'
import { makeId, type RequestContext } from '@/lib/server/service'

/** The context of the request being served: who asks, by which request id, at what time. Looked up once for a page. */
export const requestContext: () => Promise<RequestContext> = cache(async () => contextOf(await headers()))

/** The context of a request with these headers, which our own server settled. */
export async function contextOf(given: Headers): Promise<RequestContext> {
  const requestId = given.get('x-remit-request-id') ?? ''
  const address = given.get('x-remit-client-address')
  const caller = await currentCaller(given)
  return {
    caller,
    refreshCaller: async (db) => (caller === null ? null : refreshCaller(db, caller)),
    requestId: isId('req', requestId) ? requestId : makeId('req'),
    now: Date.now(),
    ...(address === null ? {} : { address }),
  }
}
