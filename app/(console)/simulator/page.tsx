import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { Simulator } from '@/components/simulator/simulator'
import { readConnection } from '@/lib/connection/server'
import { pageQuery } from '@/lib/server/http'
import { listTemplateNames } from '@/lib/templates/server'

export const metadata: Metadata = { title: 'Simulator' }

/** Any claims against any devices and sessions, answered in the browser. */
export default async function SimulatorPage() {
  const [templates, connection] = await Promise.all([pageQuery(listTemplateNames, {}), pageQuery(readConnection, {})])
  return (
    <>
      <PageHeader
        title="Simulator"
        description="Ask any claims about any devices and sessions. Everything is answered in this browser; what you paste stays here."
      />
      <Simulator templates={templates} licenseKey={connection.kind === 'sandbox' ? null : connection.licenseKey} />
    </>
  )
}
