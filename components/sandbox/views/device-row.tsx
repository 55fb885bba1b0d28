'use client'

import { Cast } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { FrameDevice } from '../frame/rest'
import { CustomData } from './custom-data'
import { PlatformGlyph } from './platform-glyph'
import { ago, nameOf, platformNames } from './words'

type DeviceRowProps = { device: FrameDevice; now: number; onConnect: () => void }

/** One device: what it is, whose it is, and the way to its screen. */
export function DeviceRow({ device, now, onConnect }: DeviceRowProps) {
  const name = nameOf(device.custom_data, device.device)
  return (
    <li className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-2 rounded-card border border-line bg-surface p-3">
      <PlatformGlyph device={device.device} />
      <div className="grid min-w-0">
        <p className="truncate text-14 font-medium">{name}</p>
        <p className="truncate text-12 text-ink-muted">
          {device.device.app_name} · {device.device.device} · {platformNames[device.device.platform]}{' '}
          {device.device.os_version}
        </p>
      </div>
      {device.connectable ? (
        <Button size="sm" icon={<Cast aria-hidden />} onClick={onConnect} aria-label={`Connect to ${name}`}>
          Connect
        </Button>
      ) : (
        <span className="pt-1 text-12 text-ink-faint">Not reachable</span>
      )}
      <div className="col-span-full flex items-end justify-between gap-3">
        <CustomData data={device.custom_data} hide={['device_name']} />
        <span className="shrink-0 text-12 text-ink-faint tabular-nums">{ago(device.last_active, now)}</span>
      </div>
    </li>
  )
}
