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

/** The end of an import of one template: its name, and the button that makes it. */
export function CreateFields({ name, hint, onName, failure, isPending }: CreateFieldsProps) {
  const isOfName = failure?.field === 'name'
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <FailureNote failure={isOfName ? null : failure} />
      <TextField
        label="Name of the template"
        value={name}
        maxLength={80}
        required
        hint={hint}
        onChange={(event) => onName(event.target.value)}
        error={isOfName ? failure.message : undefined}
      />
      <Button type="submit" variant="primary" pending={isPending} className="justify-self-start">
        Create template
      </Button>
    </div>
  )
}
