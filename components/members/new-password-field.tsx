'use client'

import { passwordLength } from '@/lib/members'
import { PasswordField } from './password-field'

type NewPasswordFieldProps = {
  value: string
  onValueChange: (value: string) => void
  error?: string | undefined
}

/** A password to be set, with how far it is. */
export function NewPasswordField({ value, onValueChange, error }: NewPasswordFieldProps) {
  return (
    <PasswordField
      label="Password"
      name="password"
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      error={error}
      autoComplete="new-password"
      hint={lengthHint(value.length)}
    />
  )
}

/** Says how far a password is: length is the only rule. */
function lengthHint(length: number): string {
  const { shortest, strong } = passwordLength
  if (length === 0) return `At least ${shortest} characters. A few unrelated words are easy to remember.`
  if (length < shortest) return `${shortest - length} more to go.`
  return length < strong ? `Long enough. ${strong} or more is better.` : 'A good length.'
}
