'use client'

import { type FormEvent, useRef, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { attempt } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TitledSection } from '@/components/ui/titled-section'
import type { Failure } from '@/lib/base'
import { NewPasswordField } from '../new-password-field'
import { PasswordField } from '../password-field'
import type { AccountActions } from './account-actions'

type PasswordFormProps = {
  person: { readonly name: string; readonly email: string }
  change: AccountActions['changePassword']
  /** Other browsers that are signed in, which a change signs out. */
  others: number
}

const nothing = { current: '', password: '' }

/** Changes one's own password. A refusal keeps what was typed and goes to its field. */
export function PasswordForm({ person, change, others }: PasswordFormProps) {
  const [draft, setDraft] = useState(nothing)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [ended, setEnded] = useState<number | null>(null)
  const [isPending, setPending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const errors = fieldErrors(failure)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setFailure(null)
    setEnded(null)
    const outcome = await attempt(() => change(draft))
    setPending(false)
    if (outcome.ok) {
      setEnded(outcome.value.ended)
      setDraft(nothing)
      return
    }
    setFailure(outcome.failure)
    const input = form.current?.elements.namedItem(Object.keys(fieldErrors(outcome.failure))[0] ?? '')
    if (input instanceof HTMLInputElement) input.select()
  }
  function type(part: Partial<typeof nothing>) {
    setDraft({ ...draft, ...part })
    setFailure(null)
  }
  return (
    <TitledSection title="Password" description={reasonFor(others)}>
      <form
        ref={form}
        method="post"
        onSubmit={(event) => void submit(event)}
        noValidate
        className="grid max-w-md gap-4"
      >
        {ended !== null && (
          <Banner tone="allow" live title="Your password is changed">
            {endedWords(ended)}
          </Banner>
        )}
        <input type="text" name="username" autoComplete="username" value={person.email} readOnly hidden />
        <PasswordField
          label="Current password"
          name="current"
          value={draft.current}
          onChange={(event) => type({ current: event.target.value })}
          error={errors.current}
          autoComplete="current-password"
        />
        <NewPasswordField
          label="New password"
          owner={person}
          value={draft.password}
          onValueChange={(password) => type({ password })}
          error={errors.password}
        />
        {!('current' in errors || 'password' in errors) && <FailureNote failure={failure} />}
        <div>
          <Button type="submit" variant="primary" pending={isPending}>
            Change password
          </Button>
        </div>
      </form>
    </TitledSection>
  )
}

function reasonFor(others: number): string {
  const what = 'Your current password is asked for, so that nobody can change it at a screen you left open.'
  if (others === 0) return what
  return `${what} ${others === 1 ? 'The other browser you are signed in with is' : `The ${others} other browsers you are signed in with are`} signed out with it.`
}

function endedWords(ended: number): string {
  if (ended === 0) return 'You were signed in nowhere else.'
  return ended === 1 ? 'The other browser was signed out.' : `${ended} other browsers were signed out.`
}
