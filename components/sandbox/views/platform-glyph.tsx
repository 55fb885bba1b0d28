import { AppWindow, Globe, Laptop, Monitor, Smartphone, Tablet } from 'lucide-react'
import type { FrameDeviceInfo } from '../frame/rest'
import { platformNames } from './words'

/** The outline of a device, with the name of its platform for those who do not see it. */
export function PlatformGlyph({ device }: { device: FrameDeviceInfo | undefined }) {
  const Icon = iconOf(device)
  return (
    <span className="relative grid size-10 shrink-0 place-items-center rounded-card border border-line bg-surface text-ink-muted">
      <Icon aria-hidden className="size-5" strokeWidth={1.5} />
      <span className="sr-only">{device ? platformNames[device.platform] : 'Unknown device'}</span>
    </span>
  )
}

function iconOf(device: FrameDeviceInfo | undefined) {
  switch (device?.platform) {
    case 'ios':
      return device.device.startsWith('iPad') ? Tablet : Smartphone
    case 'android':
      return Smartphone
    case 'macos':
      return Laptop
    case 'windows':
      return Monitor
    case 'web':
      return Globe
    case undefined:
      return AppWindow
  }
}
