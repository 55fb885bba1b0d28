import type { Metadata } from 'next'
import { InvitePanel } from '@/components/members/invite/invite-panel'
import { accept, read } from './actions'

export const metadata: Metadata = { title: 'Join' }

/** Where the link of an invite leads. The server never sees its token before the person's browser asks about it. */
export default function InvitePage() {
  return (
    <main className="mx-auto grid w-full max-w-sm content-start gap-6 px-4 pt-[min(12vh,6rem)] pb-16">
      <header className="grid gap-1">
        <h1 className="text-20">Join this Remit</h1>
        <p className="text-13 text-ink-muted">Say what you are called and choose a password.</p>
      </header>
      <InvitePanel actions={{ read, accept }} />
    </main>
  )
}
