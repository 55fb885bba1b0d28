import type { EpochMs } from '@/lib/base'
import { isSealed, sealOf } from './seal'

/** How long a recording link is good, in milliseconds. */
const ticketLifetime = 5 * 60_000

/**
 * A short-lived pass for one address. Recordings are fetched without headers, so the link itself must prove that it was
 * handed out by the API.
 */
export async function issueTicket(path: string, secret: Uint8Array<ArrayBuffer>, now: EpochMs): Promise<string> {
  const expires = now + ticketLifetime
  return `${expires}.${await sealOf(sealed(path, expires), secret)}`
}

/** Tells whether a pass was issued for this address and is still good. */
export async function isTicketFor(
  path: string,
  ticket: string,
  secret: Uint8Array<ArrayBuffer>,
  now: EpochMs,
): Promise<boolean> {
  const [, expires = '', seal = ''] = /^(\d{10,16})\.([0-9a-f]{64})$/.exec(ticket) ?? []
  return Number(expires) > now && isSealed(sealed(path, Number(expires)), seal, secret)
}

function sealed(path: string, expires: EpochMs): string {
  return `${path}\n${expires}`
}
