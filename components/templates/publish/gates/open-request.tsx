import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { type Approval, whyNotAgree } from '@/lib/templates'

type OpenRequestProps = {
  readonly approval: Approval
  readonly mayApprove: boolean
  /** The field of the reason under a label. */
  readonly field: (label: string) => ReactNode
  readonly hasReason: boolean
  readonly isPending: boolean
  readonly onApprove: () => void
  readonly onDecline: () => void
}

/** What this person can do about a request that nobody decided: agree, decline, take it back, or leave it to others. */
export function OpenRequest({ approval, mayApprove, field, hasReason, isPending, ...deeds }: OpenRequestProps) {
  const noteId = useId()
  const { isOwn } = approval
  const barred = whyNotAgree(approval)
  const note = mayApprove ? barred : 'Agreeing takes the role of publisher or owner. Leave it to one of them.'
  return (
    <>
      {(mayApprove || isOwn) && (
        <>
          {field(labelOf(isOwn, barred !== null))}
          <div className="flex flex-wrap gap-2">
            {mayApprove && (
              <Button
                pending={isPending}
                disabled={!hasReason || barred !== null}
                aria-describedby={barred === null ? undefined : noteId}
                onClick={deeds.onApprove}
              >
                Agree
              </Button>
            )}
            <Button pending={isPending} disabled={!hasReason} onClick={deeds.onDecline}>
              {isOwn ? 'Take the request back' : 'Decline'}
            </Button>
          </div>
        </>
      )}
      {note !== null && (
        <p id={noteId} className="max-w-[72ch] text-12 text-pretty text-ink-muted">
          {note}
        </p>
      )}
    </>
  )
}

function labelOf(isOwn: boolean, isBarred: boolean): string {
  if (isOwn) return 'Why you take it back'
  return isBarred ? 'Why you decline' : 'Why you agree or decline'
}
