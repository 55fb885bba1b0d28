import type { Failure } from '@/lib/base'

/** The id to report with a refusal, where its sentence does not say it already; null where there is none to add. */
export function requestIdBeside({ message, requestId }: Pick<Failure, 'message' | 'requestId'>): string | null {
  return requestId === undefined || message.includes(requestId) ? null : requestId
}
