'use client'

import { NewPasswordField } from '@/components/members/new-password-field'
import { TextField } from '@/components/ui/text-field'
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
      <NewPasswordField
        value={draft.password}
        onValueChange={(password) => onChange({ password })}
        error={errors.password}
        owner={draft}
      />
    </>
  )
}
