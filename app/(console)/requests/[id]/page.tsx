import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RequestScreen } from '@/components/grants/requests/request-screen'
import { isId } from '@/lib/base'
import { getGrantRequest } from '@/lib/grants/server'
import { pageQuery } from '@/lib/server/http'
import { extend, makeLink, mintToken } from '../../issue/actions'
import { end, endAll, endSessions } from '../../ledger/actions'
import { approve, decline, openValues } from '../actions'

export const metadata: Metadata = { title: 'Request' }

/** One request at an address that can be sent to whoever can decide. */
export default async function RequestPage({ params }: PageProps<'/requests/[id]'>) {
  const { id } = await params
  if (!isId('gnt', id)) notFound()
  const request = await pageQuery(getGrantRequest, { id })
  const actions = { approve, decline, end, endAll, endSessions, extend, openValues, makeLink, mintToken }
  return <RequestScreen initial={request} actions={actions} />
}
