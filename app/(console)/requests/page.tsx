import type { Metadata } from 'next'
import { RequestsScreen } from '@/components/grants/requests/requests-screen'
import { listGrantRequests } from '@/lib/grants/server'
import { pageQuery } from '@/lib/server/http'
import { extend, makeLink, mintToken } from '../issue/actions'
import { end, endAll, endSessions } from '../ledger/actions'
import { approve, decline, openValues } from './actions'

export const metadata: Metadata = { title: 'Access requests' }

/** The requests for access that wait for the one who looks, and those they made themselves. */
export default async function RequestsPage() {
  const requests = await pageQuery(listGrantRequests, {})
  const actions = { approve, decline, end, endAll, endSessions, extend, openValues, makeLink, mintToken }
  return <RequestsScreen initial={requests} actions={actions} />
}
