import { emitFault } from '@/lib/server/observability'

/** Logs what broke a page or an action outside of every operation, under the number that the fault page shows (Next's digest). */
export function logRequestError(fault: unknown): void {
  const digest = fault instanceof Error && 'digest' in fault ? String(fault.digest) : 'without a number'
  emitFault(digest, fault)
}
