'use client'

import { useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { TitledSection } from '@/components/ui/titled-section'
import { toast } from '@/components/ui/toast'
import { describeBrowser, type OwnSession } from '@/lib/members'
import type { AccountActions } from './account-actions'

type Ending = Omit<AccountActions, 'changePassword'>
type SessionListProps = { sessions: readonly OwnSession[]; actions: Ending }

/** Where one is signed in, with a way to end each and all. */
export function SessionList({ sessions, actions }: SessionListProps) {
  const [pending, setPending] = useState<string | null>(null)
  const others = sessions.filter(({ isThis }) => !isThis)
  async function end(id: string) {
    setPending(id)
    const outcome = await attempt(() => (id === 'others' ? actions.endOthers({}) : actions.endSession({ id })))
    setPending(null)
    if (outcome.ok)
      toast({
        title: outcome.value.ended === 1 ? 'One sign-in has ended' : `${outcome.value.ended} sign-ins have ended`,
      })
    else toast({ title: 'Not ended', description: outcome.failure.message })
  }
  return (
    <TitledSection
      title="Where you are signed in"
      description="A sign-in ends after 8 hours, or when it is not used for 30 minutes. End one that you do not know, and change your password."
    >
      <ul className="divide-y divide-line rounded-card border border-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} isPending={pending === session.id} end={end} />
        ))}
      </ul>
      {others.length > 1 && (
        <div>
          <Button pending={pending === 'others'} onClick={() => void end('others')}>
            End all {others.length} others
          </Button>
        </div>
      )}
      {others.length === 0 && <p className="text-13 text-ink-muted">You are signed in nowhere else.</p>}
    </TitledSection>
  )
}

type SessionRowProps = { session: OwnSession; isPending: boolean; end: (id: string) => Promise<void> }

function SessionRow({ session, isPending, end }: SessionRowProps) {
  const browser = describeBrowser(session.userAgent)
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-13">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{browser}</span>
          {session.isThis && <Badge tone="allow">this browser</Badge>}
        </p>
        <p className="text-12 text-ink-muted">
          {session.address !== null && (
            <>
              from <span className="font-mono break-all">{session.address}</span>,{' '}
            </>
          )}
          signed in <Time at={session.signedInAt} show="relative" />
          {!session.isThis && (
            <>
              , last used <Time at={session.lastUsedAt} show="relative" />
            </>
          )}
        </p>
      </div>
      {!session.isThis && (
        <Button
          size="sm"
          pending={isPending}
          onClick={() => void end(session.id)}
          aria-label={`End the sign-in of ${browser}${session.address === null ? '' : ` from ${session.address}`}`}
        >
          End
        </Button>
      )}
    </li>
  )
}
