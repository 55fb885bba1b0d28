'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/base'
import type { ListedMember } from '@/lib/members'
import type { MemberActions } from './member-actions'
import { RolesField } from './roles-field'

type RolesDialogProps = {
  member: ListedMember
  changeRoles: MemberActions['changeRoles']
  onDone: () => void
  onClose: () => void
}

/** Changes what someone may do, and says that it signs them out. */
export function RolesDialog({ member, changeRoles, onDone, onClose }: RolesDialogProps) {
  const [roles, setRoles] = useState(member.roles)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const isSame = roles.join() === member.roles.join()
  const losesInvites = member.roles.includes('owner') && !roles.includes('owner') && member.openInvites > 0
  async function save() {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => changeRoles({ id: member.id, roles: [...roles], was: [...member.roles] }))
    setPending(false)
    if (outcome.ok) onDone()
    else setFailure(outcome.failure)
  }
  const error = failure?.field === 'roles' ? failure.message : undefined
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Roles of ${member.name}`}
      description="A change counts at once: wherever they are signed in, they have to sign in again."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={isPending} disabled={isSame} onClick={() => void save()}>
            Change roles
          </Button>
        </>
      }
    >
      <RolesField value={roles} onValueChange={setRoles} error={error} disabled={isPending} />
      {losesInvites && (
        <p className="text-13 text-ink-muted">Only owners invite, so the open invites they made end too.</p>
      )}
      {error === undefined && <FailureNote failure={failure} />}
    </Dialog>
  )
}
