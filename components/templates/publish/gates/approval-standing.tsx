import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { Agreement, Approval } from '@/lib/templates'

/** Where the newest request stands: open, agreed to, declined, or agreed to and over. */
export function ApprovalStanding({ agreement }: { readonly agreement: Agreement }) {
  const { approval, isApproved, unapproved } = agreement
  if (approval === null) return null
  const { decision } = approval
  if (decision === null) return <Waiting approval={approval} />
  if (decision.kind === 'declined') {
    return (
      <Banner tone="deny" title={`${decision.by} declined`}>
        <Time at={decision.at} show="relative" />: {decision.reason}
      </Banner>
    )
  }
  return (
    <Banner tone={isApproved ? 'allow' : 'caution'} title={unapproved ?? `${decision.by} agreed, for one version`}>
      {!isApproved && `${decision.by} agreed `}
      <Time at={decision.at} show="relative" />: {decision.reason}
    </Banner>
  )
}

function Waiting({ approval }: { readonly approval: Approval }) {
  const { isOwn, requestedBy, requestedAt, reason } = approval
  return (
    <Banner
      tone="caution"
      title={isOwn ? 'It waits for someone else to agree' : `${requestedBy} asks for your agreement`}
    >
      <Time at={requestedAt} show="relative" />: {reason}
    </Banner>
  )
}
