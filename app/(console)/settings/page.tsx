import type { Metadata } from 'next'
import { ConnectionFacts } from '@/components/connection/connection-facts'
import { ConnectionForm } from '@/components/connection/connection-form'
import { GuardrailSection } from '@/components/guardrails/guardrail-section'
import { PageHeader } from '@/components/shell/page-header'
import { mayDo } from '@/lib/authz'
import { readConnection } from '@/lib/connection/server'
import { readGuardrail } from '@/lib/guardrails/server'
import { env } from '@/lib/server/env'
import { pageQuery, requestContext } from '@/lib/server/http'
import { change } from './actions'

export const metadata: Metadata = { title: 'Settings' }

/** Settings: where tokens are for, and the boundary of what is published. */
export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const { caller } = await requestContext()
  const held = caller?.roles ?? []
  const [connection, guardrail, { changed }] = await Promise.all([
    pageQuery(readConnection, {}),
    mayDo('guardrail.get', held) ? pageQuery(readGuardrail, {}) : null,
    searchParams,
  ])
  const mayChange = mayDo('connection.change', held)
  return (
    <>
      <PageHeader title="Settings" />
      <div className="px-4 sm:px-6">
        {mayChange ? (
          <ConnectionForm
            connection={connection}
            sandboxOrigin={env().SANDBOX_ORIGIN}
            change={change}
            wasChanged={changed === 'connection'}
          />
        ) : (
          <ConnectionFacts connection={connection} />
        )}
        {guardrail && <GuardrailSection view={guardrail} mayChange={mayDo('guardrail.change', held)} />}
      </div>
    </>
  )
}
