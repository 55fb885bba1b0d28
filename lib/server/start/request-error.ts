import { emitEvent, emitFault } from '@/lib/server/observability'
import { servedAction } from '../ops/http/served.mjs'

/**
 * Logs what broke a page or an action outside of every operation, under the number that the fault page shows (Next's
 * digest). Arguments that could not be read are no fault of ours: one line, without the stack, and counted against whoever
 * sent them.
 */
export function logRequestError(fault: unknown): void {
  const digest = fault instanceof Error && 'digest' in fault ? String(fault.digest) : 'without a number'
  const action = servedAction().getStore()
  if (action === undefined || action.hasBegun) {
    emitFault(digest, fault)
    return
  }
  action.countBroken()
  // What a parser says of the arguments may quote them, so only its kind is kept.
  const outcome = `bad_request (${fault instanceof Error ? fault.name : typeof fault})`
  emitEvent({ deed: 'action.arguments', requestId: digest, actor: 'browser', outcome, milliseconds: 0 })
}
