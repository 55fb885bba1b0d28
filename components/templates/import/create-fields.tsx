import { FailureNote } from '@/components/form/failure-note'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { Failure } from '@/lib/base'

type CreateFieldsProps = {
  readonly name: string
  readonly hint?: string | undefined
  readonly onName: (name: string) => void
  readonly failure: Failure | null
  readonly isPending: boolean
}

/** What makes the template of an import: its name, and the button beside it. */
export function CreateFields({ name, hint, onName, failure, isPending }: CreateFieldsProps) {
  const isOfName = failure?.field === 'name'
  return (
    <div className="grid gap-3">
      <FailureNote failure={isOfName ? null : failure} />
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <TextField
          label="Name of the template"
          value={name}
          maxLength={80}
          required
          hint={hint}
          onChange={(event) => onName(event.target.value)}
          error={isOfName ? failure.message : undefined}
          className="min-w-56 flex-1"
        />
        <Button type="submit" variant="primary" pending={isPending} className="sm:mt-6">
          Create template
        </Button>
      </div>
    </div>
  )
}
