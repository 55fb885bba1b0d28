'use client'

import { Inbox } from 'lucide-react'
import type { Route } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { approvalPath, type WaitingApproval } from '@/lib/templates'
import { useWaiting } from './use-waiting'

/** Everything that waits for this person, each with who asks and why, and the way to look at it. */
export function WaitingScreen({ initial }: { readonly initial: readonly WaitingApproval[] }) {
  const waiting = useWaiting(initial)
  if (waiting.length === 0) {
    return (
      <EmptyState icon={<Inbox aria-hidden />} title="Nothing waits for you">
        When someone asks a second member to agree to a template without limits, and you may agree, it stands here. It
        is looked up again by itself.
      </EmptyState>
    )
  }
  return (
    <ul aria-label="Requests that wait for you" className="border-b border-line">
      {waiting.map((request) => (
        <li
          key={request.id}
          className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line px-4 py-4 first:border-t-0 sm:px-6"
        >
          <div className="grid min-w-0 flex-1 basis-80 gap-1">
            <h2 className="text-14">
              {request.templateName}
              <span className="font-normal text-ink-muted">
                {request.restores === null ? ', its draft' : `, version ${request.restores} again`}
              </span>
            </h2>
            <p className="max-w-[72ch] text-13 text-pretty">{request.reason}</p>
            <p className="text-12 text-ink-muted">
              {request.requestedBy} asked <Time at={request.requestedAt} show="relative" />
            </p>
          </div>
          <LinkButton href={approvalPath(request) as Route} className="max-sm:flex-1">
            Look at it
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
