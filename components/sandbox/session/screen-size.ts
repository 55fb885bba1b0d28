import type { FrameDeviceInfo } from '../frame/rest'

/** The form a simulated screen is drawn in. */
export type ScreenForm = 'phone' | 'tablet' | 'browser' | 'window'

/** How large each form is, in drawing units. */
export const screenSizes: Readonly<Record<ScreenForm, { readonly width: number; readonly height: number }>> = {
  phone: { width: 360, height: 740 },
  tablet: { width: 960, height: 700 },
  browser: { width: 1120, height: 720 },
  window: { width: 1120, height: 700 },
}

/** The form of a device's screen. */
export function screenForm(device: FrameDeviceInfo | undefined): ScreenForm {
  switch (device?.platform) {
    case 'ios':
      return device.device.startsWith('iPad') ? 'tablet' : 'phone'
    case 'android':
      return 'phone'
    case 'macos':
    case 'windows':
      return 'window'
    case 'web':
    case undefined:
      return 'browser'
  }
}

/** What the made-up customer is looking at. */
export const scenes = ['home', 'orders', 'order'] as const
export type Scene = (typeof scenes)[number]
