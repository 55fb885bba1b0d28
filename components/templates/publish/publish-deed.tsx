import { FailureNote } from '@/components/form/failure-note'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/base'
import type { Obstacle } from '@/lib/templates'
import { leaveToPublisher } from './leave-to-publisher'
import { countMissing } from './missing'

type PublishDeedProps = {
  readonly label: string
  readonly obstacles: readonly Obstacle[]
  /** How many things are missing, the note among them. */
  readonly missing: number
  /** Whether the roles of this person allow it; where they do not, a sentence stands instead of the button. */
  readonly isAllowed: boolean
  readonly isAsked: boolean
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onPublish: () => void
}

/** The last line of the publish screen, always in sight: the deed, how much is missing, or whose deed it is. */
export function PublishDeed({ label, obstacles, missing, isAllowed, isAsked, ...deed }: PublishDeedProps) {
  return (
    <div className="sticky bottom-0 z-2 -mx-1 grid gap-3 border-t border-line bg-surface px-1 py-3 max-sm:bottom-14 md:pl-67">
      <FailureNote failure={deed.failure} />
      {isAllowed ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="primary" pending={deed.isPending} disabled={missing > 0} onClick={deed.onPublish}>
            {label}
          </Button>
          {missing > 0 && (
            <a href="#missing" className="rounded-chip text-13 text-ink-muted underline-offset-2 hover:underline">
              {countMissing(missing)}
            </a>
          )}
        </div>
      ) : (
        <p className="max-w-[72ch] text-13 text-pretty">{leaveToPublisher({ obstacles, isAsked })}</p>
      )}
    </div>
  )
}
