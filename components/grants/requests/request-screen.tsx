'use client'

import { PageHeader } from '@/components/shell/page-header'
import type { GrantRequest, GrantView } from '@/lib/grants'
import { type RequestActions, RequestItem } from './request-item'
import { type Requests, useRequests } from './use-requests'

type RequestScreenProps = {
  readonly grant: GrantView
  readonly initial: Requests
  readonly actions: RequestActions
}

/** One request, for whoever was sent its address: to be decided where they can, else with where it stands. */
export function RequestScreen({ grant, initial, actions }: RequestScreenProps) {
  const { requests, again } = useRequests(initial)
  const found = [...requests.waiting, ...requests.own].find(({ id }) => id === grant.id)
  return (
    <>
      <PageHeader title={`For ${grant.agent.name}`} parent={{ href: '/requests', name: 'Access requests' }} />
      <div className="w-full max-w-160 px-4 py-6 sm:px-6">
        <RequestItem request={found ?? onlyToRead(grant)} actions={actions} onChanged={again} />
      </div>
    </>
  )
}

/** A request of somebody else that is decided, or that this person has no part in. */
function onlyToRead(grant: GrantView): GrantRequest {
  const agreed = grant.decisions.filter(({ kind }) => kind === 'approved').length
  return { ...grant, mayDecide: false, whyNot: null, deciders: [], agreed, uncounted: [], narrowing: null }
}
