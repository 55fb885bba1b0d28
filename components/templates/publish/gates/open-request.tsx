import { Link2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { type Approval, approvalPath, type WaitingApproval, whyNotAgree } from '@/lib/templates'

type OpenRequestProps = {
  readonly approval: Approval
  /** Where the request is looked at, for a link to send. */
  readonly place: Pick<WaitingApproval, 'templateId' | 'restores'>
  readonly mayApprove: boolean
  /** The field of the reason under a label. */
  readonly field: (label: string) => ReactNode
  readonly hasReason: boolean
  readonly isPending: boolean
  readonly onApprove: () => void
  readonly onDecline: () => void
}

/** What this person can do about a request that nobody decided: agree, decline, take it back, or send its link to others. */
export function OpenRequest({ approval, place, mayApprove, field, hasReason, isPending, ...deeds }: OpenRequestProps) {
  const { isOwn } = approval
  const barred = whyNotAgree(approval)
  const note = mayApprove ? barred : 'Agreeing takes the role of publisher or owner. Leave it to one of them.'
  return (
    <>
      {(!mayApprove || barred !== null) && <WhoMayAgree names={approval.mayAgree} place={place} />}
      {(mayApprove || isOwn) && (
        <>
          {field(labelOf(isOwn, barred !== null))}
          <div className="flex flex-wrap gap-2">
            {mayApprove && barred === null && (
              <Button pending={isPending} disabled={!hasReason} onClick={deeds.onApprove}>
                Agree
              </Button>
            )}
            <Button pending={isPending} disabled={!hasReason} onClick={deeds.onDecline}>
              {isOwn ? 'Take the request back' : 'Decline'}
            </Button>
          </div>
        </>
      )}
      {note !== null && <p className="max-w-[72ch] text-12 text-pretty text-ink-muted">{note}</p>}
    </>
  )
}

type WhoMayAgreeProps = { readonly names: readonly string[]; readonly place: OpenRequestProps['place'] }

/** Who can agree, by name, and the link to send them. */
function WhoMayAgree({ names, place }: WhoMayAgreeProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="flex max-w-[72ch] min-w-0 items-center gap-2 text-13 text-pretty">
        <Link2 aria-hidden className="shrink-0 text-ink-faint" />
        {names.length === 0
          ? 'Nobody can agree at the moment: everybody with the role of publisher or owner asked for this or worked on it. An owner can invite one more.'
          : `Waiting for ${joinOr(names)}. They see it under “Publish requests”. You can also send the link.`}
      </p>
      {names.length > 0 && (
        <CopyButton label="Copy the link" getValue={() => `${window.location.origin}${approvalPath(place)}`} />
      )}
    </div>
  )
}

/** At most so many people are named. */
const maxNamed = 5

function joinOr(names: readonly string[]): string {
  if (names.length > maxNamed) return `${names.slice(0, maxNamed).join(', ')} and ${names.length - maxNamed} more`
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

function labelOf(isOwn: boolean, isBarred: boolean): string {
  if (isOwn) return 'Why you take it back'
  return isBarred ? 'Why you decline' : 'Why you agree or decline'
}
