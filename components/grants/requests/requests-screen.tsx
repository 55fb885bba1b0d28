'use client'

import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEver } from '@/components/form/use-ever'
import { LearnMore } from '@/components/help/learn-more'
import { PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { type GrantRequest, isOver } from '@/lib/grants'
import { PastRequest } from './past-request'
import { type RequestActions, RequestItem, type RequestItemProps } from './request-item'
import { type Requests, useRequests } from './use-requests'

type RequestsScreenProps = { readonly initial: Requests; readonly actions: RequestActions }

/** The requests that wait for this person to decide, and those they made, each with where it stands now. */
export function RequestsScreen({ initial, actions }: RequestsScreenProps) {
  const { requests, again } = useRequests(initial)
  const mayDecide = useMay()('grant.approve')
  const { waiting, own, hasMore } = requests
  const mayList = useMay()('grant.list')
  return (
    <>
      <PageHeader title="Access requests" />
      <div className="grid w-full max-w-280 gap-8 px-4 py-6 sm:px-6">
        {mayDecide && (
          <Group title="For you to decide" requests={waiting} actions={actions} onChanged={again}>
            <EmptyState icon={<Inbox aria-hidden />} title="Nothing waits for you" className="py-8!">
              When someone asks for access and you can agree to it, it stands here, with what it would give. It is
              looked up again by itself. <LearnMore about="who-may-do-what" />
            </EmptyState>
          </Group>
        )}
        <Group title="Asked for by you" requests={own} actions={actions} onChanged={again}>
          <EmptyState
            title="You have asked for nothing yet"
            className="py-8!"
            action={<LinkButton href="/issue">Go to Issue</LinkButton>}
          >
            What you give or ask for under Issue stands here with its state, and its link as soon as it is ready.
          </EmptyState>
        </Group>
        {hasMore && (
          <p className="text-13 text-ink-muted">
            These are the {own.length} newest.{mayList && ' The ledger has all.'}
          </p>
        )}
      </div>
    </>
  )
}

/** What is over is short; what came to be over while it was looked at stays as it is, and so does what is said of it. */
function Row(props: RequestItemProps) {
  const wasOpen = useEver(!isOver(props.request.state))
  return wasOpen ? <RequestItem {...props} /> : <PastRequest {...props} />
}

type GroupProps = {
  readonly title: string
  readonly requests: readonly GrantRequest[]
  readonly actions: RequestActions
  readonly onChanged: () => void
  /** What stands here when there are none. */
  readonly children: ReactNode
}

function Group({ title, requests, actions, onChanged, children }: GroupProps) {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="text-14">
        {title} {requests.length > 0 && <span className="font-normal text-ink-muted">{requests.length}</span>}
      </h2>
      {requests.length === 0 ? (
        children
      ) : (
        <ul className="grid items-start gap-4 lg:grid-cols-2">
          {requests.map((request) => (
            <li key={request.id} className="grid min-w-0">
              <Row request={request} actions={actions} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
