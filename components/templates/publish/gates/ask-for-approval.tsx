import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import type { Obstacle } from '@/lib/templates'

type AskForApprovalProps = {
  readonly obstacles: readonly Obstacle[]
  /** The field of the reason under a label. */
  readonly field: (label: string) => ReactNode
  readonly hasReason: boolean
  readonly isPending: boolean
  readonly onAsk: () => void
}

/** Asks a second member, once there is nothing left to fix: what cannot be published is no use agreeing to. */
export function AskForApproval({ obstacles, field, hasReason, isPending, onAsk }: AskForApprovalProps) {
  const noteId = useId()
  const isBlocked = obstacles.length > 0
  return (
    <>
      {field('Why this has to reach everything')}
      <div>
        <Button
          pending={isPending}
          disabled={!hasReason || isBlocked}
          aria-describedby={isBlocked ? noteId : undefined}
          onClick={onAsk}
        >
          Ask a second member
        </Button>
      </div>
      {isBlocked && (
        <p id={noteId} className="max-w-[72ch] text-13 text-pretty text-ink-muted">
          Fix the errors and failing tests first. Each change of the draft would need another agreement.
        </p>
      )}
    </>
  )
}
