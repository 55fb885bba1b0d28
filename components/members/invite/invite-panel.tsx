'use client'

import { type FormEvent, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import type { Failure } from '@/lib/base'
import type { ShownInvite } from '@/lib/members'
import { NewPasswordField } from '../new-password-field'
import { postSignIn } from '../post-sign-in'
import { RoleBadges } from '../role-badges'
import { useInvite } from './use-invite'

/** The deeds of the invite page, handed down by it. */
export type InviteActions = {
  readonly read: ServerAction<{ token: string }, ShownInvite>
  readonly accept: ServerAction<{ token: string; name: string; password: string }, { readonly email: string }>
}

/** What the link of an invite leads to: the form to accept it, or in one sentence why it cannot be. */
export function InvitePanel({ actions }: { actions: InviteActions }) {
  const { state, forget } = useInvite(actions.read)
  if (state.kind === 'reading') return <Skeleton className="h-72" />
  if (state.kind === 'refused') return <Refused failure={state.failure} />
  return <AcceptForm token={state.token} invite={state.invite} accept={actions.accept} onDone={forget} />
}

function Refused({ failure }: { failure: Failure }) {
  return (
    <>
      <Banner tone="deny" live title="This invite cannot be accepted">
        {failure.message}
      </Banner>
      <p>
        <LinkButton href="/sign-in">Go to sign in</LinkButton>
      </p>
    </>
  )
}

type AcceptFormProps = {
  token: string
  invite: ShownInvite
  accept: InviteActions['accept']
  onDone: () => void
}

function AcceptForm({ token, invite, accept, onDone }: AcceptFormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => accept({ token, name, password }))
    if (!outcome.ok) {
      setPending(false)
      return setFailure(outcome.failure)
    }
    onDone()
    const refused = await postSignIn({ email: outcome.value.email, password })
    // A document of its own: the pages before sign-in have a stricter policy.
    window.location.assign(refused === null ? '/' : '/sign-in')
  }
  const errors = fieldErrors(failure)
  const isPlaced = 'name' in errors || 'password' in errors
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-control border border-line px-3 py-2.5 text-13">
        <dt className="text-ink-muted">For</dt>
        <dd className="break-all">{invite.email}</dd>
        <dt className="text-ink-muted">As</dt>
        <dd>
          <RoleBadges roles={invite.roles} />
        </dd>
        <dt className="text-ink-muted">Until</dt>
        <dd>
          <Time at={invite.expiresAt} />
        </dd>
      </dl>
      <TextField
        label="Name"
        name="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errors.name}
        autoComplete="name"
        autoFocus
      />
      <input type="hidden" name="username" autoComplete="username" value={invite.email} readOnly />
      <NewPasswordField
        value={password}
        onValueChange={setPassword}
        error={errors.password}
        owner={{ email: invite.email, name }}
      />
      {!isPlaced && <FailureNote failure={failure} />}
      <Button type="submit" variant="primary" pending={isPending}>
        Join
      </Button>
    </form>
  )
}
