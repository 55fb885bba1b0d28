'use client'

import { type FormEvent, useEffect, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TitledSection } from '@/components/ui/titled-section'
import type { Failure } from '@/lib/base'
import { type Connection, connectionNames } from '@/lib/connection'
import { type ConnectionDraft, ConnectionFields } from './connection-fields'

type ConnectionFormProps = {
  connection: Connection
  sandboxOrigin: string
  change: ServerAction<ConnectionDraft, Connection>
  wasChanged: boolean
}

/** The connection in use, to be changed. */
export function ConnectionForm({ connection, sandboxOrigin, change, wasChanged }: ConnectionFormProps) {
  const stored = draftOf(connection)
  const [draft, setDraft] = useState(stored)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const isSame = JSON.stringify(draft) === JSON.stringify(stored)
  useEffect(() => {
    if (wasChanged) window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [wasChanged])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending || isSame) return
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => change(draft))
    // What a document may frame is fixed when it loads, so the new connection needs a new one.
    if (outcome.ok) return window.location.assign('/settings?changed=connection')
    setPending(false)
    setFailure(outcome.failure)
  }
  const field = failure?.field
  return (
    <TitledSection
      title="Connection"
      description="Where tokens are for. It decides the iss claim, the address of the embed, and what this app may show in a frame."
    >
      <form method="post" onSubmit={(event) => void submit(event)} noValidate className="grid max-w-lg gap-4">
        {wasChanged && (
          <Banner tone="allow" live title={`Tokens are for ${connectionNames[connection.kind]} from now on`}>
            {connection.kind === 'sandbox'
              ? 'No real device can be reached.'
              : 'Register the public key there, under Keys.'}
          </Banner>
        )}
        <ConnectionFields
          value={draft}
          onValueChange={(value) => {
            setDraft(value)
            setFailure(null)
          }}
          sandboxOrigin={sandboxOrigin}
          errors={{
            origin: field === 'origin' ? failure?.message : undefined,
            licenseKey: field === 'licenseKey' ? failure?.message : undefined,
          }}
          disabled={isPending}
        />
        {field === undefined && <FailureNote failure={failure} />}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={isPending} disabled={isSame}>
            Change connection
          </Button>
          {!isSame && !isPending && (
            <Button onClick={() => setDraft(stored)}>Keep {connectionNames[connection.kind]}</Button>
          )}
        </div>
      </form>
    </TitledSection>
  )
}

function draftOf({ kind, origin, licenseKey }: Connection): ConnectionDraft {
  return {
    kind,
    origin: kind === 'self-hosted' ? origin : '',
    licenseKey: kind === 'sandbox' ? '' : licenseKey,
  }
}
