'use client'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { OpenGrant } from '@/lib/grants'
import { type OpenActions, OpenBar } from './bar/open-bar'
import { ClosedNotice } from './closed-notice'
import { EmbedView } from './embed-view'
import { useAccess } from './use-access'

type OpenScreenProps = { grant: OpenGrant; actions: OpenActions }

/** What an agent works in: the embed, full window, under a slim bar, for as long as the access lasts and no longer. */
export function OpenScreen({ grant, actions }: OpenScreenProps) {
  const access = useAccess(grant)
  const { standing, now, token, view, refusal } = access
  if (!access.isOn || standing === null) return <ClosedNotice grant={grant} standing={standing} now={now} />
  return (
    <div className="flex h-dvh flex-col">
      <OpenBar
        grant={grant}
        standing={standing}
        now={now}
        token={token}
        view={view}
        isRenewed={access.isRenewed}
        isLate={access.isLate}
        actions={actions}
        look={access.look}
      />
      {access.isMoved && (
        <Banner
          tone="caution"
          live
          title="Access is given at another address now"
          className="rounded-none"
          actions={<Button onClick={() => window.location.reload()}>Load the page again</Button>}
        >
          What you see goes on until its token ends. Load the page again to go on at the new address.
        </Banner>
      )}
      {refusal && (
        <Banner tone="deny" live title="No token is given right now" className="rounded-none">
          {refusal.message} It is tried again by itself. Tell {grant.givenBy}.
        </Banner>
      )}
      <main className="grid min-h-0 flex-1">
        <EmbedView frame={grant.frame} token={token?.token ?? null} />
      </main>
    </div>
  )
}
