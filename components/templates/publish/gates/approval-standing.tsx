import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import { type Agreement, type Approval, whyNotAgree } from '@/lib/templates'

type ApprovalStandingProps = {
  readonly agreement: Agreement
  /** Whether the roles of the one who looks allow agreeing. */
  readonly mayApprove: boolean
}

/** Where the newest request stands: open, agreed to, declined, or agreed to and over. */
export function ApprovalStanding({ agreement, mayApprove }: ApprovalStandingProps) {
  const { approval, isApproved, unapproved } = agreement
  if (approval === null) return null
  const { decision } = approval
  if (decision === null) return <Waiting approval={approval} mayApprove={mayApprove} />
  if (decision.kind === 'declined') {
    return (
      <Banner tone="deny" live title={`${decision.by} declined`}>
        <Time at={decision.at} show="relative" />: {decision.reason}
      </Banner>
    )
  }
  return (
    <Banner tone={isApproved ? 'allow' : 'caution'} live title={unapproved ?? `${decision.by} agreed, for one version`}>
      {!isApproved && `${decision.by} agreed `}
      <Time at={decision.at} show="relative" />: {decision.reason}
    </Banner>
  )
}

function Waiting({ approval, mayApprove }: { readonly approval: Approval; readonly mayApprove: boolean }) {
  const { requestedBy, requestedAt, reason } = approval
  const isYours = mayApprove && whyNotAgree(approval) === null
  return (
    <Banner
      tone="caution"
      title={isYours ? `${requestedBy} asks for your agreement` : 'It waits for someone else to agree'}
    >
      <Time at={requestedAt} show="relative" />: {reason}
    </Banner>
  )
}
