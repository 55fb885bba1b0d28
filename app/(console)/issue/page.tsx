import type { Metadata } from 'next'
import { IssueScreen } from '@/components/grants/issue/issue-screen'
import { getDesk } from '@/lib/grants/server'
import { pageQuery } from '@/lib/server/http'
import { ask, extend, findHeld, findSame, give, handOn, makeLink, mintToken, readVersion } from './actions'

export const metadata: Metadata = { title: 'Issue' }

/** Where access is given, or asked for. */
export default async function IssuePage() {
  const desk = await pageQuery(getDesk, {})
  const actions = { ask, extend, findHeld, findSame, give, handOver: handOn, makeLink, mintToken, readVersion }
  return <IssueScreen desk={desk} actions={actions} />
}
