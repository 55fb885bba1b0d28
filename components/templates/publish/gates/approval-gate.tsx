'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/base'
import { joinWords } from '@/lib/policy'
import { type Agreement, problemOfReason, type Template } from '@/lib/templates'
import type { PublishActions } from '../publish-actions'
import { ApprovalStanding } from './approval-standing'
import { OpenRequest } from './open-request'
import { ReasonField } from './reason-field'

type ApprovalGateProps = {
  readonly template: Template
  /** The earlier version that is to be published again, which takes an agreement of its own; null for the draft. */
  readonly restores: number | null
  readonly unlimited: readonly string[]
  readonly agreement: Agreement
  readonly actions: PublishActions
}

/** Where the request to a second member stands, and what this person can do about it. */
export function ApprovalGate({ template, restores, unlimited, agreement, actions }: ApprovalGateProps) {
  const router = useRouter()
  const mayApprove = useMay()('approval.approve')
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)

  async function ask(deed: () => Promise<ActionOutcome<unknown>>) {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(deed)
    setPending(false)
    if (!outcome.ok) return setFailure(outcome.failure)
    setReason('')
    router.refresh()
  }
  const { id, revision } = template
  const request = () => actions.request({ id, revision, reason, ...(restores === null ? {} : { number: restores }) })
  const { approval, isApproved } = agreement
  const isOpen = approval !== null && approval.decision === null
  const field = (label: string) => <ReasonField label={label} value={reason} onChange={setReason} />
  const hasReason = problemOfReason(reason) === null
  return (
    <div className="grid gap-3">
      <p className="max-w-[72ch] text-13 text-pretty">
        A token from this reaches <strong>all {joinWords(unlimited)}</strong> of the account, whoever they belong to.
      </p>
      <ApprovalStanding agreement={agreement} mayApprove={mayApprove} />
      {isOpen && (
        <OpenRequest
          approval={approval}
          mayApprove={mayApprove}
          field={field}
          hasReason={hasReason}
          isPending={isPending}
          onApprove={() => void ask(() => actions.approve({ approvalId: approval.id, reason }))}
          onDecline={() => void ask(() => actions.decline({ approvalId: approval.id, reason }))}
        />
      )}
      {!isOpen && !isApproved && (
        <>
          {field('Why this has to reach everything')}
          <div>
            <Button pending={isPending} disabled={!hasReason} onClick={() => void ask(request)}>
              Ask a second member
            </Button>
          </div>
        </>
      )}
      <FailureNote failure={failure} />
    </div>
  )
}
