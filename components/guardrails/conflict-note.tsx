import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { type GuardrailView, summariseGuardrail } from '@/lib/guardrails'

type ConflictNoteProps = { theirs: GuardrailView; onTakeTheirs: () => void; onKeepMine: () => void }

/** Two people changed the guardrail: what the other one made of it, and nothing is saved until this person chooses. */
export function ConflictNote({ theirs, onTakeTheirs, onKeepMine }: ConflictNoteProps) {
  return (
    <Banner
      tone="caution"
      live
      title={
        <>
          Someone else changed the guardrail
          {theirs.updatedAt !== null && (
            <>
              {' '}
              <Time at={theirs.updatedAt} show="relative" />
            </>
          )}
        </>
      }
      actions={
        <>
          <Button size="sm" onClick={onKeepMine}>
            Keep editing mine over theirs
          </Button>
          <Button size="sm" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </>
      }
    >
      Theirs: {summariseGuardrail(theirs.guardrail)} Yours stays in the form, not saved.
    </Banner>
  )
}
