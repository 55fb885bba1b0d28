import type { EpochMs } from '@/lib/base'

/** How long a recording link is good, in milliseconds. */
const ticketLifetime = 5 * 60_000

/**
 * A short-lived pass for one address. Recordings are fetched without headers, so the link itself must prove that it was
 * handed out by the API.
 */
export async function issueTicket(path: string, secret: Uint8Array<ArrayBuffer>, now: EpochMs): Promise<string> {
  const expires = now + ticketLifetime
  return `${expires}.${await sealOf(path, expires, secret)}`
}

/** Tells whether a pass was issued for this address and is still good. */
export async function isTicketFor(
  path: string,
  ticket: string,
  secret: Uint8Array<ArrayBuffer>,
  now: EpochMs,
): Promise<boolean> {
  const match = /^(\d{10,16})\.([0-9a-f]{64})$/.exec(ticket)
  if (match === null || Number(match[1]) <= now) return false
  return (await sealOf(path, Number(match[1]), secret)) === match[2]
}

async function sealOf(path: string, expires: number, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const seal = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${path}\n${expires}`))
  return Array.from(new Uint8Array(seal), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
