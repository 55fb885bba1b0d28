'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import type { Failure } from '@/lib/base'
import type { Approval, Template } from '@/lib/templates'
import type { PublishActions } from './publish-actions'

type ApprovalGateProps = {
  readonly template: Template
  /** Only a draft can be asked for; an earlier version was agreed to in its time, or has to be drafted again. */
  readonly canRequest: boolean
  readonly unlimited: readonly string[]
  readonly approval: Approval | null
  readonly actions: PublishActions
}

/** Where the request to a second member stands, and what this person can do about it. */
export function ApprovalGate({ template, canRequest, unlimited, approval, actions }: ApprovalGateProps) {
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
  const request = () => actions.request({ id: template.id, revision: template.revision, reason })
  const isOpen = approval !== null && approval.decision === null
  const isSettled = approval?.decision?.kind === 'approved'
  const reasonField = (label: string) => (
    <TextField label={label} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
  )
  return (
    <div className="grid gap-3">
      <p className="max-w-[72ch] text-13 text-pretty">
        A token from this reaches <strong>all {unlimited.join(' and ')}</strong> of the account, whoever they belong to.
      </p>
      {approval && <Standing approval={approval} />}
      {isOpen && (
        <>
          {reasonField(approval.isOwn ? 'Why you take it back' : 'Why you agree or decline')}
          <div className="flex flex-wrap gap-2">
            {!approval.isOwn && (
              <Button
                pending={isPending}
                disabled={reason.trim() === ''}
                onClick={() => void ask(() => actions.approve({ approvalId: approval.id, reason }))}
              >
                Agree
              </Button>
            )}
            <Button
              pending={isPending}
              disabled={reason.trim() === ''}
              onClick={() => void ask(() => actions.decline({ approvalId: approval.id, reason }))}
            >
              {approval.isOwn ? 'Take the request back' : 'Decline'}
            </Button>
          </div>
        </>
      )}
      {!isOpen && !isSettled && canRequest && (
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

function Standing({ approval }: { readonly approval: Approval }) {
  const { decision, isOwn, requestedBy, requestedAt, reason } = approval
  if (decision === null) {
    return (
      <Banner
        tone="caution"
        title={isOwn ? 'It waits for someone else to agree' : `${requestedBy} asks for your agreement`}
      >
        <Time at={requestedAt} show="relative" />: {reason}
      </Banner>
    )
  }
  const isApproved = decision.kind === 'approved'
  return (
    <Banner
      tone={isApproved ? 'allow' : 'deny'}
      title={isApproved ? `${decision.by} agreed` : `${decision.by} declined`}
    >
      <Time at={decision.at} show="relative" />: {decision.reason}
    </Banner>
  )
}
