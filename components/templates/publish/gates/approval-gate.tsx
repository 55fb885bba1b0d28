'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { waitingKey } from '@/components/approvals/use-waiting'
import { FailureNote } from '@/components/form/failure-note'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { useMay } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/base'
import { joinWords } from '@/lib/policy'
import { type Agreement, type Approval, type Obstacle, problemOfReason, type Template } from '@/lib/templates'
import type { PublishActions } from '../publish-actions'
import type { PublishDraft } from '../publish-draft'
import { ApprovalStanding } from './approval-standing'
import { AskForApproval } from './ask-for-approval'
import { OpenRequest } from './open-request'
import { ReasonField } from './reason-field'

type ApprovalGateProps = {
  readonly template: Template
  /** The earlier version that is to be published again, which takes an agreement of its own; null for the draft. */
  readonly restores: number | null
  readonly unlimited: readonly string[]
  readonly agreement: Agreement
  /** A request for what the draft said before, which no longer counts. */
  readonly earlier: Approval | null
  /** What has to be fixed before anybody is asked. */
  readonly obstacles: readonly Obstacle[]
  readonly draft: PublishDraft
  readonly onChange: (change: Partial<PublishDraft>) => void
  readonly actions: PublishActions
}

/** Where the request to a second member stands, and what this person can do about it. */
export function ApprovalGate(props: ApprovalGateProps) {
  const { template, restores, unlimited, agreement, earlier, obstacles, draft, onChange, actions } = props
  const mayApprove = useMay()('approval.approve')
  const { isPending, failure, run } = useDecision(() => onChange({ approvalReason: null }))
  const { id, revision } = template
  const { approval, isApproved } = agreement
  const isOpen = approval !== null && approval.decision === null
  const first = isOpen ? '' : ((approval ?? earlier)?.reason ?? '')
  const reason = draft.approvalReason ?? first
  const field = (label: string) => (
    <ReasonField label={label} value={reason} onChange={(approvalReason) => onChange({ approvalReason })} />
  )
  const hasReason = problemOfReason(reason) === null
  const request = { id, revision, reason, ...(restores === null ? {} : { number: restores }) }
  return (
    <div className="grid gap-3">
      <p className="max-w-[72ch] text-13 text-pretty">
        A token from this reaches <strong>all {joinWords(unlimited)}</strong> of the account, whoever they belong to.
      </p>
      <ApprovalStanding agreement={agreement} mayApprove={mayApprove} />
      {approval === null && earlier && <EarlierRequest request={earlier} />}
      {isOpen && (
        <OpenRequest
          approval={approval}
          place={{ templateId: id, restores }}
          mayApprove={mayApprove}
          field={field}
          hasReason={hasReason}
          isPending={isPending}
          onApprove={() => void run(() => actions.approve({ approvalId: approval.id, reason }))}
          onDecline={() => void run(() => actions.decline({ approvalId: approval.id, reason }))}
        />
      )}
      {!isOpen && !isApproved && (
        <AskForApproval
          obstacles={obstacles}
          field={field}
          hasReason={hasReason}
          isPending={isPending}
          onAsk={() => void run(() => actions.request(request))}
        />
      )}
      <FailureNote failure={failure} />
    </div>
  )
}

function EarlierRequest({ request: { decision, requestedBy } }: { readonly request: Approval }) {
  const title =
    decision === null ? `${requestedBy} asked for an earlier content` : `${decision.by} agreed to an earlier content`
  return (
    <Banner tone="caution" live title={title}>
      The draft says something else by now, and an agreement is for one content. Ask again.
    </Banner>
  )
}

/** Runs one deed after the other; a deed that is done has the page and what waits looked up again. */
function useDecision(onDone: () => void): {
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly run: (deed: () => Promise<ActionOutcome<unknown>>) => Promise<void>
} {
  const router = useRouter()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function run(deed: () => Promise<ActionOutcome<unknown>>) {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(deed)
    setPending(false)
    if (!outcome.ok) return setFailure(outcome.failure)
    onDone()
    router.refresh()
    void client.invalidateQueries({ queryKey: waitingKey })
  }
  return { isPending, failure, run }
}
