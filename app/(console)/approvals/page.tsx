import type { Metadata } from 'next'
import { WaitingScreen } from '@/components/approvals/waiting-screen'
import { PageHeader } from '@/components/shell/page-header'
import { pageQuery } from '@/lib/server/http'
import { listWaiting } from '@/lib/templates/server'

export const metadata: Metadata = { title: 'Publish requests' }

/** What waits for the one who looks: requests to publish without limits that they may agree to. */
export default async function ApprovalsPage() {
  const waiting = await pageQuery(listWaiting, {})
  return (
    <>
      <PageHeader title="Publish requests" />
      <WaitingScreen initial={waiting} />
    </>
  )
}
