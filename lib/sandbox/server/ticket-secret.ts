import { randomBytes } from 'node:crypto'

const slot = Symbol.for('remit.sandbox-ticket-secret')
const shared: typeof globalThis & { [slot]?: Uint8Array<ArrayBuffer> } = globalThis

/** The secret behind recording links, made once per process: links do not outlive a restart, nor need they. */
export function ticketSecret(): Uint8Array<ArrayBuffer> {
  shared[slot] ??= new Uint8Array(randomBytes(32))
  return shared[slot]
}
