'use client'

import { PageHeader } from '@/components/shell/page-header'
import type { GrantRequest } from '@/lib/grants'
import { type RequestActions, RequestItem } from './request-item'
import { useRequest } from './use-requests'

type RequestScreenProps = { readonly initial: GrantRequest; readonly actions: RequestActions }

/** One request, for whoever was sent its address: to be decided where they can, and where it stands now. */
export function RequestScreen({ initial, actions }: RequestScreenProps) {
  const { request, again } = useRequest(initial)
  return (
    <>
      <PageHeader title={`For ${request.agent.name}`} parent={{ href: '/requests', name: 'Access requests' }} />
      <div className="w-full max-w-160 px-4 py-6 sm:px-6">
        <RequestItem request={request} actions={actions} onChanged={again} />
      </div>
    </>
  )
}
