// @ts-check
import { existsSync } from 'node:fs'

const packaged = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium to test with: the one named in CHROMIUM_PATH, Playwright's own, or the distribution's. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const { chromium } = await import('playwright')
  return [chromium.executablePath(), ...packaged].find(existsSync) ?? null
}
