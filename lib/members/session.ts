import type { EpochMs } from '@/lib/base'

/** A sign-in of one's own, as the account page shows it. Times are to the minute. */
export type OwnSession = {
  readonly id: string
  readonly signedInAt: EpochMs
  readonly lastUsedAt: EpochMs
  /** The address of the network it was made from. */
  readonly address: string | null
  /** What the browser said of itself then. Anybody may say anything, so it is for recognising one's own only. */
  readonly userAgent: string | null
  /** Whether it is the one that asks. */
  readonly isThis: boolean
}

/** Browsers by what only they say of themselves; many say they are others too, so the order counts. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** What a browser is, in the words of the person who uses it: "Firefox on Windows". */
export function describeBrowser(userAgent: string | null): string {
  const text = userAgent ?? ''
  const browser = browsers.find(([form]) => form.test(text))?.[1]
  const system = systems.find(([form]) => form.test(text))?.[1]
  if (browser === undefined) return system === undefined ? 'Unknown browser' : `A browser on ${system}`
  return system === undefined ? browser : `${browser} on ${system}`
}
