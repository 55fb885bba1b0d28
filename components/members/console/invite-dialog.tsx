'use client'

import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { useOperation } from '@/components/form/use-operation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { Role } from '@/lib/authz'
import { inviteHours, type MadeInvite } from '@/lib/members'
import { InviteLinkDialog } from './invite-link-dialog'
import type { MemberActions } from './member-actions'
import { RolesField } from './roles-field'

type InviteDialogProps = { invite: MemberActions['invite']; onClose: () => void }

/** Invites someone: their address and roles first, then the link, which is shown this once. */
export function InviteDialog({ invite, onClose }: InviteDialogProps) {
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>([])
  const { isPending, failure, run } = useOperation()
  const [made, setMade] = useState<MadeInvite | null>(null)
  const formId = useId()
  if (made !== null) return <InviteLinkDialog made={made} onClose={onClose} />
  function submit(event: FormEvent) {
    event.preventDefault()
    run(() => invite({ email, roles: [...roles] }), { onDone: setMade })
  }
  const errors = fieldErrors(failure)
  const isPlaced = 'email' in errors || 'roles' in errors
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite someone"
      description={`You get a link to send to them. It works once, for ${inviteHours} hours.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            Make the link
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="E-mail"
          name="email"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={errors.email}
          hint="They sign in with it. Remit sends no mail: you send the link."
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <RolesField value={roles} onValueChange={setRoles} error={errors.roles} disabled={isPending} />
      </form>
      {!isPlaced && <FailureNote failure={failure} />}
    </Dialog>
  )
}
