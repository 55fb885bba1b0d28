import { headers } from 'next/headers'
import { cache } from 'react'
import { isId } from '@/lib/base'
import { currentCaller } from '@/lib/members/server'
import { makeId, type RequestContext } from '@/lib/server/service'

/** The context of the request being served: who asks, by which request id, at what time. Looked up once for a page. */
export const requestContext: () => Promise<RequestContext> = cache(readContext)

async function readContext(): Promise<RequestContext> {
  const given = await headers()
  const requestId = given.get('x-remit-request-id') ?? ''
  const address = given.get('x-remit-client-address')
  return {
    caller: await currentCaller(given),
    requestId: isId('req', requestId) ? requestId : makeId('req'),
    now: Date.now(),
    ...(address === null ? {} : { address }),
  }
}
