import type { Metadata } from 'next'
import { SandboxScreen } from '@/components/sandbox/console/sandbox-screen'
import { readConnection } from '@/lib/connection/server'
import { listTargets } from '@/lib/sandbox/server'
import { pageQuery } from '@/lib/server/http'
import { change, reset } from './actions'

export const metadata: Metadata = { title: 'Sandbox' }

/** The devices and sessions that stand in for real ones. */
export default async function SandboxPage() {
  const [targets, connection] = await Promise.all([pageQuery(listTargets, {}), pageQuery(readConnection, {})])
  return <SandboxScreen initial={targets} isConnected={connection.kind === 'sandbox'} reset={reset} change={change} />
}
