import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { AcceptedJournalBanner, JournalBanner } from '@/components/shell/journal-banner'
import { parseRailChoice, railCookie } from '@/components/shell/rail-choice'
import { readConnection } from '@/lib/connection/server'
import { pageQuery, requestContext, signInPath } from '@/lib/server/http'
import { foundByCheck } from '@/lib/server/journal'
import { listNames } from './templates/actions'

/** The gate of the console: whoever is not signed in goes to sign in; everyone else gets the frame. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { caller, now } = await requestContext()
  if (!caller) redirect(await signInPath())
  const { kind, origin } = await pageQuery(readConnection, {})
  const journal = caller.roles.includes('owner') ? await foundByCheck() : null
  const isRailCollapsed = parseRailChoice((await cookies()).get(railCookie)?.value)
  return (
    <AppShell
      person={{ name: caller.name, email: caller.email, roles: caller.roles }}
      connection={{ kind, origin }}
      isRailCollapsed={isRailCollapsed}
      serverTime={now}
      findTemplates={listNames}
    >
      {journal !== null && journal.problemCount > 0 && <JournalBanner problems={journal.problems} />}
      {journal !== null && <AcceptedJournalBanner accepted={journal.accepted} />}
      {children}
    </AppShell>
  )
}
