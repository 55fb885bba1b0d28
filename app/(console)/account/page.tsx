import type { Metadata } from 'next'
import { AccountPage } from '@/components/members/account/account-page'
import { listSessionsOfCaller } from '@/lib/members/server'
import { pageQuery, requestContext } from '@/lib/server/http'
import { change, end, endOthers } from './actions'

export const metadata: Metadata = { title: 'Your account' }

/** One's own password and sign-ins. */
export default async function Account() {
  const [sessions, { caller }] = await Promise.all([pageQuery(listSessionsOfCaller, {}), requestContext()])
  if (caller === null) return null
  return (
    <AccountPage
      person={{ name: caller.name, email: caller.email }}
      sessions={sessions}
      actions={{ changePassword: change, endSession: end, endOthers }}
    />
  )
}
