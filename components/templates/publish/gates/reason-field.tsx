import { TextField } from '@/components/ui/text-field'
import { problemOfReason, reasonLength } from '@/lib/templates'

type ReasonFieldProps = {
  readonly label: string
  /** Stands in the field instead of above it. */
  readonly placeholder?: string | undefined
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Where a reason that stays in the record is written; says while it is written what it still lacks. */
export function ReasonField({ label, placeholder, value, onChange }: ReasonFieldProps) {
  return (
    <TextField
      label={label}
      hideLabel={placeholder !== undefined}
      placeholder={placeholder}
      hint={value === '' ? undefined : problemOfReason(value)}
      value={value}
      maxLength={reasonLength.most}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
