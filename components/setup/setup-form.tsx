'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ConnectionFields } from '@/components/connection/connection-fields'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { KeyFields } from '@/components/keys/key-fields'
import { postSignIn } from '@/components/members/post-sign-in'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { TextField } from '@/components/ui/text-field'
import { TitledSection } from '@/components/ui/titled-section'
import type { Failure } from '@/lib/base'
import type { SetupInput } from '@/lib/setup'
import { PersonFields } from './person-fields'
import { toInput } from './setup-draft'

import { useSetupDraft } from './use-setup-draft'

type SetupFormProps = { complete: ServerAction<SetupInput, { readonly templateId: string }>; sandboxOrigin: string }

/** The whole setup on one page. A refusal marks its field and takes nothing away that was typed. */
export function SetupForm({ complete, sandboxOrigin }: SetupFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { draft, change, forget } = useSetupDraft(form)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const errors = fieldErrors(failure)
  const hasFieldErrors = Object.keys(errors).length > 0
  useEffect(() => {
    if (failure !== null) focusFirstError(form.current)
  }, [failure])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => complete(toInput(draft)))
    if (!outcome.ok) {
      setPending(false)
      setFailure(outcome.failure)
      return
    }
    forget()
    const template = `/templates/${outcome.value.templateId}`
    const refused = await postSignIn({ email: draft.email, password: draft.password })
    window.location.assign(refused === null ? template : `/sign-in?next=${encodeURIComponent(template)}`)
  }

  return (
    // Posting keeps a password out of the address bar even when a person is faster than the page's script.
    <form ref={form} method="post" onSubmit={(event) => void submit(event)} noValidate className="grid">
      <TitledSection
        title="Setup code"
        description="From the terminal where Remit was started. It works once, for 30 minutes."
      >
        <TextField
          label="Setup code"
          name="code"
          value={draft.code}
          onChange={(event) => change({ code: event.target.value })}
          error={errors.code}
          hint="The link in the terminal fills it in."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          mono
        />
      </TitledSection>
      <TitledSection
        title="You"
        description="The owner of this Remit. There is no other way in, and no default password."
      >
        <PersonFields draft={draft} onChange={change} errors={errors} />
      </TitledSection>
      <TitledSection title="Connection" description="Where tokens are for. You can change it later under Settings.">
        <ConnectionFields
          value={draft.connection}
          onValueChange={(connection) => change({ connection })}
          sandboxOrigin={sandboxOrigin}
          errors={{ origin: errors['connection.origin'], licenseKey: errors['connection.licenseKey'] }}
        />
      </TitledSection>
      <TitledSection
        title="Signing key"
        description="Signs every token. Its private half is encrypted and never leaves this server."
      >
        <KeyFields
          value={draft.key}
          onValueChange={(key) => change({ key })}
          errors={{ pem: errors['key.pem'], passphrase: errors['key.passphrase'] }}
        />
      </TitledSection>
      <div className="grid gap-4 border-t border-line py-6 md:pl-66">
        {!hasFieldErrors && <FailureNote failure={failure} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" pending={isPending}>
            {isPending ? 'Setting up' : 'Set up Remit'}
          </Button>
          {failure?.code === 'already_set_up' && <LinkButton href="/sign-in">Sign in</LinkButton>}
          <p role="status" className="text-13 text-ink-muted">
            {isPending && 'This takes a few seconds.'}
            {hasFieldErrors && 'Some of the answers need another look.'}
          </p>
        </div>
      </div>
    </form>
  )
}

function focusFirstError(form: HTMLFormElement | null): void {
  const first = form?.querySelector('[aria-invalid="true"]')
  if (first instanceof HTMLElement) first.focus()
}
