'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchJson } from '@/components/form/fetch-in-time'
import type { ServerAction } from '@/components/form/outcome'
import { PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { Switch, TargetView } from '@/lib/sandbox'
import { AccountSwitches } from './account-switches'
import { ResetButton } from './reset-button'
import { TargetTable } from './target-table'

/** What the sandbox holds, as `sandbox.targets` answers it. */
type SandboxTargets = {
  readonly targets: readonly TargetView[]
  readonly changed: number
  /** What the account has switched off. */
  readonly off: readonly Switch[]
}

type SandboxScreenProps = {
  initial: SandboxTargets
  /** Whether tokens are for the sandbox now. */
  isConnected: boolean
  reset: ServerAction<Record<string, never>, { readonly resetAt: number }>
  change: ServerAction<{ name: Switch; isOn: boolean }, unknown>
}

const queryKey = ['sandbox-targets']

/** The sandbox's devices and sessions, looked at again every few seconds, and the way back to the first day. */
export function SandboxScreen({ initial, isConnected, reset, change }: SandboxScreenProps) {
  const queries = useQueryClient()
  const may = useMay()
  const look = () => void queries.invalidateQueries({ queryKey })
  const looked = useQuery({ queryKey, queryFn: fetchTargets, initialData: initial, refetchInterval: 4_000 })
  const data = useOnceDrawn(looked.data, initial)
  const error = useOnceDrawn(looked.error, null)
  const devices = data.targets.filter(({ kind }) => kind === 'device')
  const sessions = data.targets.filter(({ kind }) => kind === 'session')
  return (
    <>
      <PageHeader
        title="Sandbox"
        description="Made-up devices and sessions that answer like Cobrowse: a token is verified and its policy enforced, by the same code that simulates it in the editor."
        actions={may('sandbox.reset') && <ResetButton changed={data.changed} reset={reset} onReset={look} />}
      />
      <div className="grid gap-8 p-4 sm:p-6">
        {!isConnected && (
          <Banner tone="caution" title="Tokens are for another place now">
            The connection in Settings is not the sandbox, so previews do not load from here.
          </Banner>
        )}
        {error && (
          <Banner tone="deny" live title="The list may be old">
            The sandbox did not answer the last time it was asked. It is asked again in a moment.
          </Banner>
        )}
        <AccountSwitches off={data.off} mayChange={may('sandbox.switch')} change={change} onChanged={look} />
        <TargetTable title="Devices" targets={devices} stateTitle="Reachable" />
        <TargetTable title="Sessions" targets={sessions} stateTitle="State" />
      </div>
    </>
  )
}

function fetchTargets({ signal }: { readonly signal: AbortSignal }): Promise<SandboxTargets> {
  return fetchJson('/api/v1/sandbox/targets', signal)
}
