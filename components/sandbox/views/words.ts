import type { JsonValue } from '@/lib/base'
import type { FrameDeviceInfo, FrameSession } from '../frame/rest'

/** What people call each platform. */
export const platformNames: Readonly<Record<FrameDeviceInfo['platform'], string>> = {
  web: 'Web',
  ios: 'iOS',
  android: 'Android',
  windows: 'Windows',
  macos: 'macOS',
}

/** What people call each state of a session. */
export const stateNames: Readonly<Record<FrameSession['state'], string>> = {
  pending: 'Waiting',
  authorizing: 'Asking',
  active: 'Live',
  ended: 'Ended',
}

/** The name of a device or session for a person: what its owner called it, else its make. */
export function nameOf(data: Readonly<Record<string, JsonValue>>, device: FrameDeviceInfo | undefined): string {
  const given = data.device_name ?? data.user_name
  return typeof given === 'string' && given !== '' ? given : (device?.device ?? 'No device yet')
}

/** How long ago, in the fewest words: "now", "8 min", "19 h", "3 d". */
export function ago(at: Date, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at.getTime()) / 60_000))
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

/** A running time as "4:07" or "1:02:45". */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
