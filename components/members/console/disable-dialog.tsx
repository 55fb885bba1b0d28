'use client'

import { FailureNote } from '@/components/form/failure-note'
import { useOperation } from '@/components/form/use-operation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { ListedMember } from '@/lib/members'
import type { MemberActions } from './member-actions'

type DisableDialogProps = {
  member: ListedMember
  disable: MemberActions['disable']
  onDone: () => void
  onClose: () => void
}

/** Asks before someone is shut out, and names what ends with it. */
export function DisableDialog({ member, disable, onDone, onClose }: DisableDialogProps) {
  const { isPending, failure, run } = useOperation()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Disable ${member.name}?`}
      description="They cannot sign in until an owner enables them again. What they made stays, under their name."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            pending={isPending}
            onClick={() => run(() => disable({ id: member.id }), { onDone })}
          >
            Disable {member.name}
          </Button>
        </>
      }
    >
      <ul className="grid list-disc gap-1 pl-5 text-13 marker:text-ink-faint">
        <li>{signInsWords(member.signIns)}</li>
        {member.openInvites > 0 && <li>{invitesWords(member.openInvites)}</li>}
        <li>Test tokens they signed work until they expire, 15 minutes at most.</li>
      </ul>
      <FailureNote failure={failure} />
    </Dialog>
  )
}

function signInsWords(count: number): string {
  if (count === 0) return 'They are not signed in now.'
  return count === 1 ? 'Their sign-in ends at once.' : `Their ${count} sign-ins end at once.`
}

function invitesWords(count: number): string {
  return count === 1 ? 'The open invite they made ends.' : `The ${count} open invites they made end.`
}
