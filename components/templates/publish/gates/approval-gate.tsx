'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { Failure } from '@/lib/base'
import { type Agreement, type Template, whyNotAgree } from '@/lib/templates'
import type { PublishActions } from '../publish-actions'
import { ApprovalStanding } from './approval-standing'

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
  const barred = approval && whyNotAgree(approval)
  const barredId = useId()
  const isOpen = approval !== null && approval.decision === null
  const reasonField = (label: string) => (
    <TextField label={label} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
  )
  return (
    <div className="grid gap-3">
      <p className="max-w-[72ch] text-13 text-pretty">
        A token from this reaches <strong>all {unlimited.join(' and ')}</strong> of the account, whoever they belong to.
      </p>
      <ApprovalStanding agreement={agreement} />
      {isOpen && (
        <>
          {reasonField(approval.isOwn ? 'Why you take it back' : 'Why you agree or decline')}
          <div className="flex flex-wrap gap-2">
            <Button
              pending={isPending}
              disabled={reason.trim() === '' || barred !== null}
              aria-describedby={barred === null ? undefined : barredId}
              onClick={() => void ask(() => actions.approve({ approvalId: approval.id, reason }))}
            >
              Agree
            </Button>
            <Button
              pending={isPending}
              disabled={reason.trim() === ''}
              onClick={() => void ask(() => actions.decline({ approvalId: approval.id, reason }))}
            >
              {approval.isOwn ? 'Take the request back' : 'Decline'}
            </Button>
          </div>
          {barred !== null && (
            <p id={barredId} className="max-w-[72ch] text-12 text-pretty text-ink-muted">
              {barred}
            </p>
          )}
        </>
      )}
      {!isOpen && !isApproved && (
        <>
          {reasonField('Why this has to reach everything')}
          <div>
            <Button pending={isPending} disabled={reason.trim() === ''} onClick={() => void ask(request)}>
              Ask a second member
            </Button>
          </div>
        </>
      )}
      <FailureNote failure={failure} />
    </div>
  )
}
