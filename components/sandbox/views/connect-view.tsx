'use client'

import { MonitorOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useFrame } from '../frame/frame-context'
import { FrameNotice, ProblemNotice, useTellProblem } from '../frame/frame-notice'
import { ConnectDeviceView } from './connect-device-view'
import { RowSkeletons, useDevices } from './dashboard-view'
import { DeviceRow } from './device-row'

const nothing = { id: 'nothing_matches', message: 'No device matches the filters within the policy of this token.' }

/** Connects to the device that matches the filters; with several, the agent chooses. */
export function ConnectView() {
  const { go, options } = useFrame()
  const devices = useDevices()
  const isEmpty = devices.data?.length === 0
  useTellProblem(isEmpty ? nothing : null)
  if (devices.isError) return <ProblemNotice icon={<MonitorOff aria-hidden />} error={devices.error} />
  if (!devices.data)
    return (
      <main className="flex-1 px-3">
        <RowSkeletons />
      </main>
    )
  const [only, ...others] = devices.data
  if (only === undefined)
    return (
      <FrameNotice
        icon={<MonitorOff aria-hidden />}
        title="No device matches"
        detail={options.filters.map(({ key, value }) => `${key} = ${value}`).join(', ') || undefined}
        actions={<Button onClick={() => void devices.refetch()}>Look again</Button>}
      >
        <p>Ask the customer to open the app, or check the filter against the policy.</p>
      </FrameNotice>
    )
  if (others.length === 0) return <ConnectDeviceView deviceId={only.id} />
  return (
    <main className="min-h-0 flex-1 overflow-auto px-3 pt-4 pb-4">
      <h1 className="text-16">Which device?</h1>
      <p className="text-13 text-ink-muted">{devices.data.length} devices match.</p>
      <ul aria-label="Devices" className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-2 pt-3">
        {devices.data.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            now={devices.dataUpdatedAt}
            onConnect={() => go({ kind: 'device', deviceId: device.id })}
          />
        ))}
      </ul>
    </main>
  )
}
