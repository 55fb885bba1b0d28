'use client'

import { useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { useMay } from '@/components/shell/shell-context'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import type { PendingInvite } from '@/lib/members'
import { RoleBadges } from '../role-badges'
import type { MemberActions } from './member-actions'

type InviteTableProps = { invites: readonly PendingInvite[]; now: number; cancel: MemberActions['cancel'] }

/** Who was invited and has not come yet. */
export function InviteTable({ invites, now, cancel }: InviteTableProps) {
  return (
    <section aria-labelledby="invites" className="border-t border-line pb-10">
      <h2 id="invites" className="px-4 pt-5 pb-3 text-14 sm:px-6">
        Open invites
      </h2>
      {invites.length === 0 ? (
        <p className="px-4 text-13 text-ink-muted sm:px-6">Nobody is invited at the moment.</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} isExpired={invite.expiresAt <= now} cancel={cancel} />
          ))}
        </ul>
      )}
    </section>
  )
}

type InviteRowProps = { invite: PendingInvite; isExpired: boolean; cancel: MemberActions['cancel'] }

function InviteRow({ invite, isExpired, cancel }: InviteRowProps) {
  const mayCancel = useMay()('member.invite-cancel')
  const [isPending, setPending] = useState(false)
  async function end() {
    setPending(true)
    const outcome = await attempt(() => cancel({ id: invite.id }))
    setPending(false)
    if (outcome.ok) toast({ title: `The invite of ${invite.email} has ended` })
    else toast({ title: 'Not cancelled', description: outcome.failure.message })
  }
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2 text-13 sm:px-6">
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <p className="break-all">{invite.email}</p>
        <p className="text-12 text-ink-muted">
          by {invite.invitedBy} <Time at={invite.createdAt} show="relative" />
        </p>
      </div>
      <RoleBadges roles={invite.roles} />
      {isExpired ? (
        <Badge tone="caution">expired</Badge>
      ) : (
        <span className="text-ink-muted">
          ends <Time at={invite.expiresAt} show="relative" />
        </span>
      )}
      {mayCancel && (
        <Button
          size="sm"
          variant="ghost"
          pending={isPending}
          onClick={() => void end()}
          aria-label={`Cancel the invite of ${invite.email}`}
          className="max-sm:ml-auto"
        >
          {isExpired ? 'Remove' : 'Cancel'}
        </Button>
      )}
    </li>
  )
}
