import type { Metadata } from 'next'
import { MembersPage } from '@/components/members/console/members-page'
import { listMembers } from '@/lib/members/server'
import { pageQuery, requestContext } from '@/lib/server/http'
import { cancel, change, disable, enable, invite } from './actions'

export const metadata: Metadata = { title: 'Members' }

/** The people of this Remit, and who is invited. */
export default async function Members() {
  const [{ members, invites }, { now }] = await Promise.all([pageQuery(listMembers, {}), requestContext()])
  return (
    <MembersPage
      members={members}
      invites={invites}
      now={now}
      actions={{ invite, cancel, changeRoles: change, disable, enable }}
    />
  )
}
