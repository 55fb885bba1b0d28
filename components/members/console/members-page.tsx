'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ListedMember, PendingInvite } from '@/lib/members'
import { DisableDialog } from './disable-dialog'
import { InviteDialog } from './invite-dialog'
import { InviteTable } from './invite-table'
import type { MemberActions } from './member-actions'
import { MemberTable } from './member-table'
import { RolesDialog } from './roles-dialog'

type MembersPageProps = {
  members: readonly ListedMember[]
  invites: readonly PendingInvite[]
  now: number
  actions: MemberActions
}

type Open = { readonly kind: 'invite' } | { readonly kind: 'roles' | 'disable'; readonly member: ListedMember } | null

/** The people of this Remit: who may do what, who is invited, and the ways to change it. */
export function MembersPage({ members, invites, now, actions }: MembersPageProps) {
  const [open, setOpen] = useState<Open>(null)
  const mayInvite = useMay()('member.invite')
  function done(title: string) {
    setOpen(null)
    toast({ title })
  }
  async function enable({ id, name }: ListedMember) {
    const outcome = await attempt(() => actions.enable({ id }))
    if (outcome.ok) toast({ title: `${name} can sign in again` })
    else toast({ title: 'Not enabled', description: outcome.failure.message })
  }
  return (
    <>
      <PageHeader
        title="Members"
        actions={
          mayInvite && (
            <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setOpen({ kind: 'invite' })}>
              Invite
            </Button>
          )
        }
      />
      <MemberTable
        members={members}
        deeds={{
          onRoles: (member) => setOpen({ kind: 'roles', member }),
          onDisable: (member) => setOpen({ kind: 'disable', member }),
          onEnable: (member) => void enable(member),
        }}
      />
      {members.length === 1 && mayInvite && (
        <div className="border-t border-line px-4 py-4 sm:px-6">
          <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">
            You are alone here. Invite a second owner, so that Remit does not hang on one account, and an author or
            publisher, so that nobody approves their own work.
          </p>
        </div>
      )}
      <InviteTable invites={invites} now={now} cancel={actions.cancel} />
      {open?.kind === 'invite' && <InviteDialog invite={actions.invite} onClose={() => setOpen(null)} />}
      {open?.kind === 'roles' && (
        <RolesDialog
          member={open.member}
          changeRoles={actions.changeRoles}
          onDone={() => done(`The roles of ${open.member.name} are changed`)}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'disable' && (
        <DisableDialog
          member={open.member}
          disable={actions.disable}
          onDone={() => done(`${open.member.name} is disabled`)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
