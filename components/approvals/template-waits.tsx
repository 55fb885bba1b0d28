'use client'

import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { approvalPath, type Template } from '@/lib/templates'
import { useWaiting } from './use-waiting'

type OfTemplate = { readonly id: Template['id'] }

/** The mark on a row of the list: a request for this template waits for the one who looks. */
export function WaitsMark({ id }: OfTemplate) {
  return useWaiting().some(({ templateId }) => templateId === id) ? <Badge tone="accent">waits for you</Badge> : null
}

/** In the editor: who asks the one who looks for their agreement, and the way there. */
export function WaitsBanner({ id }: OfTemplate) {
  const requests = useWaiting().filter(({ templateId }) => templateId === id)
  return requests.map((request) => (
    <div key={request.id} className="border-b border-line px-4 py-2">
      <Banner
        tone="accent"
        live
        title={`${request.requestedBy} asks for your agreement${request.restores === null ? '' : ` to version ${request.restores} again`}`}
        actions={
          <LinkButton size="sm" href={approvalPath(request) as Route}>
            Look at it
          </LinkButton>
        }
      >
        <Time at={request.requestedAt} show="relative" />: {request.reason}
      </Banner>
    </div>
  ))
}
