import { FailureNote } from '@/components/form/failure-note'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/base'
import type { Obstacle } from '@/lib/templates'
import { leaveToPublisher } from './leave-to-publisher'
import { Obstacles } from './obstacles'

type PublishDeedProps = {
  readonly label: string
  readonly obstacles: readonly Obstacle[]
  readonly needsNote: boolean
  /** Whether the roles of this person allow it; where they do not, a sentence stands instead of the button. */
  readonly isAllowed: boolean
  readonly isAsked: boolean
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onPublish: () => void
}

/** The last line of the publish screen: what still stands in the way, and the deed or whose it is. */
export function PublishDeed({ label, obstacles, needsNote, isAllowed, isAsked, ...deed }: PublishDeedProps) {
  return (
    <div className="grid gap-4 border-t border-line py-6 md:pl-66">
      <Obstacles obstacles={obstacles} needsNote={needsNote && isAllowed} />
      <FailureNote failure={deed.failure} />
      {isAllowed ? (
        <div>
          <Button
            variant="primary"
            pending={deed.isPending}
            disabled={obstacles.length > 0 || needsNote}
            onClick={deed.onPublish}
          >
            {label}
          </Button>
        </div>
      ) : (
        <p className="max-w-[72ch] text-13 text-pretty">{leaveToPublisher({ obstacles, isAsked })}</p>
      )}
    </div>
  )
}
