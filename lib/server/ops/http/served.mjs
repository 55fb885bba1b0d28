// @ts-check
import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What this server and the application, which is bundled apart from it, share of a request being served: whether a server
 * action began, so whether its arguments could be read, and how to count those that could not.
 * @typedef {{ hasBegun: boolean, readonly countBroken: () => void }} ServedAction
 */

const slot = Symbol.for('remit.served-action')
/** @type {typeof globalThis & { [slot]?: AsyncLocalStorage<ServedAction> }} */
const shared = globalThis

/** The server action being served; empty for anything else. */
export function servedAction() {
  shared[slot] ??= new AsyncLocalStorage()
  return shared[slot]
}
