import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EpochMs } from '@/lib/base'
import { env } from '@/lib/server/env'
import { deriveSecret, kek } from '@/lib/server/kek'

const keptMs = 180 * 24 * 3_600_000

/**
 * The name of a browser that signed in to this account before, or null. It is told by a cookie that only we can have made,
 * for this account, within the last 180 days. It opens nothing: it only keeps the tries of strangers from counting against
 * this browser.
 */
export function knownBrowser(headers: Headers, account: string, now: EpochMs): string | null {
  const { name } = cookie()
  const given = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{16})\\.(\\d{1,15})\\.([\\w-]{43})(?:;|$)`)
  const [, id = '', madeAt = '', mac = ''] = given.exec(headers.get('cookie') ?? '') ?? []
  if (id === '' || now - Number(madeAt) > keptMs) return null
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(account, id, madeAt))) ? id : null
}

/** The cookie by which this browser is known for the account from now on. It does not name the account. */
export function knownBrowserCookie(account: string, now: EpochMs): string {
  const { name, flags } = cookie()
  const id = randomBytes(12).toString('base64url')
  return `${name}=${id}.${now}.${macOf(account, id, String(now))}; Max-Age=${keptMs / 1000}; ${flags}`
}

function cookie(): { readonly name: string; readonly flags: string } {
  const isHttps = env().APP_ORIGIN.startsWith('https:')
  const flags = 'Path=/; HttpOnly; SameSite=Strict'
  return isHttps ? { name: '__Host-remit_known', flags: `${flags}; Secure` } : { name: 'remit_known', flags }
}

function macOf(account: string, id: string, madeAt: string): string {
  const mac = createHmac('sha256', deriveSecret(kek(), 'known browser'))
  return mac.update(`${account}\0${id}\0${madeAt}`).digest('base64url')
}
