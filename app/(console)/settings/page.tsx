import type { Metadata } from 'next'
import { ConnectionForm } from '@/components/connection/connection-form'
import { GuardrailSection } from '@/components/guardrails/guardrail-section'
import { PageHeader } from '@/components/shell/page-header'
import { readConnection } from '@/lib/connection/server'
import { readGuardrail } from '@/lib/guardrails/server'
import { env } from '@/lib/server/env'
import { pageQuery } from '@/lib/server/http'
import { change } from './actions'

export const metadata: Metadata = { title: 'Settings' }

/** Settings: where tokens are for, and the boundary of what is published. */
export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const [connection, guardrail] = await Promise.all([pageQuery(readConnection, {}), pageQuery(readGuardrail, {})])
  const { changed } = await searchParams
  return (
    <>
      <PageHeader title="Settings" />
      <ConnectionForm
        connection={connection}
        sandboxOrigin={env().SANDBOX_ORIGIN}
        change={change}
        wasChanged={changed === 'connection'}
      />
      <GuardrailSection view={guardrail} />
    </>
  )
}
