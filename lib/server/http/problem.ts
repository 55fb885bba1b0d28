import { AppError, errorCodes, type Failure } from '@/lib/base'

/** What data of the API is sent with: it is neither kept nor run. */
export const apiHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const

/** A refusal as problem details (RFC 9457) with the code and the field. */
export function problem(failure: Failure): Response {
  const { status } = errorCodes[failure.code]
  const body = { type: 'about:blank', title: failure.code, status, detail: failure.message, ...failure }
  const seconds = failure.waitSeconds ?? (status === 503 ? 5 : null)
  const retry = seconds === null ? {} : { 'Retry-After': String(seconds) }
  const headers = { ...apiHeaders, ...retry, 'Content-Type': 'application/problem+json' }
  return Response.json(body, { status, headers })
}

/** Returns what `work` does, or a refusal it throws as problem details: the database may be away. Faults are thrown on. */
export async function refusing(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (thrown) {
    return problem(failureOf(thrown))
  }
}

/** The refusal that was thrown; a fault is thrown on. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof AppError)) throw thrown
  const { code, message, field, waitSeconds } = thrown
  return {
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(waitSeconds === undefined ? {} : { waitSeconds }),
  }
}
