'use client'

import { judgePassword, type PasswordOwner, passwordLength, passwordProblems } from '@/lib/members'
import { PasswordField } from './password-field'

type NewPasswordFieldProps = {
  value: string
  onValueChange: (value: string) => void
  error?: string | undefined
  label?: string
  /** Whom it is for, as far as the form knows. */
  owner?: PasswordOwner
}

/** A password to be set, with how far it is. */
export function NewPasswordField({
  value,
  onValueChange,
  error,
  label = 'Password',
  owner = {},
}: NewPasswordFieldProps) {
  return (
    <PasswordField
      label={label}
      name="password"
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      error={error}
      autoComplete="new-password"
      hint={hintFor(value, owner)}
    />
  )
}

/** Says how far a password is, and whether it is one that others would guess. */
function hintFor(password: string, owner: PasswordOwner): string {
  const { shortest, longest, strong } = passwordLength
  const { length } = password
  if (length === 0) return `At least ${shortest} characters. A few unrelated words are easy to remember.`
  if (length < shortest) return `${shortest - length} more to go.`
  const problem = length > longest ? null : judgePassword(password, owner)
  if (problem !== null) return passwordProblems[problem]
  return length < strong ? `Long enough. ${strong} or more is better.` : 'A good length.'
}
