import { AppError } from '@/lib/base'
import { makeFaultLog } from './fault-log'
import { scrub } from './scrub'

/** The one wide event of an operation. These fields and no others are ever logged. */
export type OperationEvent = {
  readonly deed: string
  readonly requestId: string
  readonly actor: string
  readonly outcome: string
  readonly milliseconds: number
}

/** Writes one line of JSON for an operation that ended. */
export function emitEvent(event: OperationEvent): void {
  write('info', JSON.stringify(event))
}

const slot = Symbol.for('remit.fault-log')
/** Next bundles this module several times; what a minute may hold is one thing for all of them. */
const shared: typeof globalThis & { [slot]?: ReturnType<typeof makeFaultLog> } = globalThis

/**
 * Writes a fault with the request id a person was shown: its stack once a minute, and no more than sixty lines of faults in
 * one. A refusal is one line. Everything that looks like a secret is scrubbed.
 */
export function emitFault(requestId: string, fault: unknown): void {
  shared[slot] ??= makeFaultLog()
  const line = shared[slot](textOf(fault), requestId, Date.now())
  if (line !== null) write('error', JSON.stringify({ ...line, fault: scrub(line.fault) }))
}

function textOf(fault: unknown): string {
  if (fault instanceof AppError) return `${fault.code}: ${fault.message}`
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}

/** Writes a notice to whoever started the server. `text` must hold no secret but the one it exists to show. */
export function emitNotice(text: string): void {
  console.info(text)
}

/** Writes a line about what keeps this server from working, to the person who runs it. */
export function emitTrouble(text: string): void {
  write('error', JSON.stringify({ trouble: text }))
}

function write(level: 'info' | 'error', line: string): void {
  console[level](scrub(line))
}
