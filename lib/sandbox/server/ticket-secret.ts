import { deriveSecret, kek } from '@/lib/server/kek'

/** The secret behind recording links and passes for sockets: the same after a restart, and for every process. */
export function ticketSecret(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(deriveSecret(kek(), 'sandbox tickets'))
}
