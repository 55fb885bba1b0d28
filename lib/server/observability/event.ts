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

/** Writes a fault with the request id a person was shown. The stack is scrubbed of everything that looks like a secret. */
export function emitFault(requestId: string, fault: unknown): void {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  write('error', JSON.stringify({ fault: scrub(text), requestId }))
}

/** Writes a notice to whoever started the server. `text` must hold no secret but the one it exists to show. */
export function emitNotice(text: string): void {
  console.info(text)
}

/** Writes a line about what keeps this server from working, to whoever runs it. */
export function emitTrouble(text: string): void {
  write('error', JSON.stringify({ trouble: text }))
}

function write(level: 'info' | 'error', line: string): void {
  console[level](scrub(line))
}
