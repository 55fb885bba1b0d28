import { readDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { emitFault } from '@/lib/server/observability'
import { makeId } from '@/lib/server/service'
import { SocketHub } from './socket-hub'
import { openWorld } from './store'
import { ticketSecret } from './ticket-secret'

/** What the custom server, which is no part of the bundle, finds the sandbox's sockets by. */
const slot = Symbol.for('remit.sandbox-sockets')

/** The sockets of the sandbox for the server that listens: whose host they are on, and the hub behind them. */
type SandboxSockets = { readonly host: string; readonly hub: SocketHub }

const shared: typeof globalThis & { [slot]?: SandboxSockets } = globalThis

/** Puts the sandbox's sockets where the custom server looks for them. */
export function mountSandboxSockets(): void {
  const hub = new SocketHub({
    world: async () => (await openWorld(await readDb(), Date.now())).world,
    secret: ticketSecret,
    now: Date.now,
    fault: (error) => emitFault(makeId('req'), error),
  })
  shared[slot] = { host: new URL(env().SANDBOX_ORIGIN).host, hub }
}
