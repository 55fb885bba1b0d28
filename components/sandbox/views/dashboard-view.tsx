'use client'

import { MonitorOff, Users } from 'lucide-react'
import { useState } from 'react'
import * as z from 'zod/mini'
import { Badge } from '@/components/ui/badge'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import { useFrame, useRest } from '../frame/frame-context'
import { asProblem, FrameNotice, ProblemNotice, useTellProblem } from '../frame/frame-notice'
import { FrameDevice, FrameSession } from '../frame/rest'
import { DeviceRow } from './device-row'
import { SessionRow } from './session-row'

/** Everything the token may see: devices and sessions, each as the REST API lists them, nothing more. */
export function DashboardView() {
  const [tab, setTab] = useState('devices')
  const devices = useDevices()
  const sessions = useSessions()
  // A policy may well close one of the two; only where both are closed does the page show nothing.
  useTellProblem(devices.error && sessions.error ? asProblem(devices.error) : null)
  return (
    <main className="flex min-h-0 flex-1 flex-col overflow-auto px-3 pt-2 pb-4">
      <Tabs
        label="What the token may see"
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: 'devices',
            label: 'Devices',
            badge: <Count of={devices.data} />,
            panel: <DeviceList query={devices} />,
          },
          {
            value: 'sessions',
            label: 'Sessions',
            badge: <Count of={sessions.data} />,
            panel: <SessionList query={sessions} />,
          },
        ]}
      />
    </main>
  )
}

function Count({ of }: { of: readonly unknown[] | undefined }) {
  return of && <Badge>{of.length}</Badge>
}

/** The devices the token may list, narrowed by the filters of the embed. */
export function useDevices() {
  return useRest(useFiltered('/api/1/devices'), z.array(FrameDevice), { every: 5_000 })
}

/** The sessions of all agents where the token may list them, else the agent's own, narrowed by the same filters. */
function useSessions() {
  const all = useRest(useFiltered('/api/1/sessions', { agent: 'all' }), z.array(FrameSession), { every: 4_000 })
  const own = useRest(useFiltered('/api/1/sessions'), z.array(FrameSession), { every: 4_000, isOff: !all.isError })
  return all.isError ? own : all
}

/** The address of a list with the filters of the embed, of which a key may stand there more than once. */
function useFiltered(path: string, also: Readonly<Record<string, string>> = {}): string {
  const { options } = useFrame()
  const query = new URLSearchParams(also)
  for (const { key, value } of options.filters) query.append(`filter_${key}`, value)
  return query.size === 0 ? path : `${path}?${query}`
}

function DeviceList({ query }: { query: ReturnType<typeof useDevices> }) {
  const { go } = useFrame()
  if (query.isError) return <ProblemNotice icon={<MonitorOff aria-hidden />} error={query.error} isPartOnly />
  if (!query.data) return <RowSkeletons />
  if (query.data.length === 0)
    return (
      <FrameNotice icon={<MonitorOff aria-hidden />} title="No device matches">
        <p>The policy of this token, together with the filters of the embed, fits none of the devices.</p>
      </FrameNotice>
    )
  return (
    <ul aria-label="Devices" className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-2 pt-3">
      {query.data.map((device) => (
        <DeviceRow
          key={device.id}
          device={device}
          now={query.dataUpdatedAt}
          onConnect={() => go({ kind: 'device', deviceId: device.id })}
        />
      ))}
    </ul>
  )
}

function SessionList({ query }: { query: ReturnType<typeof useSessions> }) {
  if (query.isError) return <ProblemNotice icon={<Users aria-hidden />} error={query.error} isPartOnly />
  if (!query.data) return <RowSkeletons />
  if (query.data.length === 0)
    return (
      <FrameNotice icon={<Users aria-hidden />} title="No session to show">
        <p>Sessions appear here as soon as one is started that the policy of this token matches.</p>
      </FrameNotice>
    )
  return (
    <ul aria-label="Sessions" className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-2 pt-3">
      {query.data.map((session) => (
        <SessionRow key={session.id} session={session} now={query.dataUpdatedAt} />
      ))}
    </ul>
  )
}

/** Rows on their way. */
export function RowSkeletons() {
  return (
    <div className="grid gap-2 pt-3">
      {['first', 'second', 'third'].map((row) => (
        <Skeleton key={row} className="h-24 rounded-card" />
      ))}
    </div>
  )
}
