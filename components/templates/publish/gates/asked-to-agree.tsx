import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { type Approval, whyNotAgree } from '@/lib/templates'
import { sections } from '../missing'

type AskedToAgreeProps = {
  readonly approval: Approval | null
  readonly mayApprove: boolean
  /** What would be published, as "version 4". */
  readonly what: string
}

/** The first thing for who is asked to agree: who asks, when, for what and why, and the way to the answer. */
export function AskedToAgree({ approval, mayApprove, what }: AskedToAgreeProps) {
  if (approval === null || approval.decision !== null || !mayApprove || whyNotAgree(approval) !== null) return null
  const { requestedBy, requestedAt, reason } = approval
  return (
    <section
      aria-labelledby="asked-to-agree"
      className="my-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card bg-accent-tint px-4 py-3"
    >
      <div className="grid min-w-0 gap-1">
        <h2 id="asked-to-agree" className="text-16">
          You are asked to agree
        </h2>
        <p className="max-w-[72ch] text-13 text-pretty wrap-anywhere">
          {requestedBy} asks for your agreement to {what}, <Time at={requestedAt} show="relative" />: {reason}
        </p>
      </div>
      <LinkButton href={`#${sections.second}`}>Agree or decline</LinkButton>
    </section>
  )
}
