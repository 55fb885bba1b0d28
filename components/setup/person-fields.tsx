'use client'

import { PasswordField } from '@/components/members/password-field'
import { TextField } from '@/components/ui/text-field'
import { passwordLength } from '@/lib/members'
import type { SetupDraft } from './setup-draft'

type PersonFieldsProps = {
  draft: SetupDraft
  onChange: (part: Partial<SetupDraft>) => void
  errors: Readonly<Record<string, string>>
}

/** Who the owner is, and the password to sign in with. */
export function PersonFields({ draft, onChange, errors }: PersonFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
        error={errors.name}
        autoComplete="name"
        hint="Shown to end users as the name of the agent when you sign a token for yourself."
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        value={draft.email}
        onChange={(event) => onChange({ email: event.target.value })}
        error={errors.email}
        autoComplete="username"
        spellCheck={false}
        hint="You sign in with it, and it is the sub claim of your test tokens."
      />
      <PasswordField
        label="Password"
        name="password"
        value={draft.password}
        onChange={(event) => onChange({ password: event.target.value })}
        error={errors.password}
        autoComplete="new-password"
        hint={lengthHint(draft.password.length)}
      />
    </>
  )
}

/** Says how far a password is: length is the only rule. */
function lengthHint(length: number): string {
  const { shortest, strong } = passwordLength
  if (length === 0) return `At least ${shortest} characters. A few unrelated words are easy to remember.`
  if (length < shortest) return `${shortest - length} more to go.`
  return length < strong ? `Long enough. ${strong} or more is better.` : 'A good length.'
}
