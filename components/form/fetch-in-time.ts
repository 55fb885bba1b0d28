/** How a route is called; the signal of whoever asks ends it earlier. */
type Call = {
  readonly method?: 'GET' | 'POST'
  readonly signal?: AbortSignal
  /** How long an answer is waited for, its body included. */
  readonly withinMilliseconds?: number
}

/** What a route says, not from any cache. Rejects where no whole answer came in time, so that whoever asks again does. */
export function fetchInTime(path: string, { method = 'GET', signal, withinMilliseconds = 20_000 }: Call = {}) {
  // Not `AbortSignal.any` with `AbortSignal.timeout`: where nothing else holds them, some engines collect both, and nothing ends.
  const call = new AbortController()
  setTimeout(() => call.abort(new DOMException(`${path} did not answer in time.`, 'TimeoutError')), withinMilliseconds)
  if (signal?.aborted) call.abort(signal.reason)
  signal?.addEventListener('abort', () => call.abort(signal.reason), { once: true })
  return fetch(path, { method, cache: 'no-store', signal: call.signal })
}

/** What a route of Remit's own says as JSON. Rejects, with the status, where it refuses. */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetchInTime(path, { signal })
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}).`)
  const found: T = await response.json()
  return found
}
