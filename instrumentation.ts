import type { Instrumentation } from 'next'

/** Called once by Next when the server starts; opens everything before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startUp } = await import('@/lib/server/start')
  await startUp()
}

/** Called by Next with whatever broke a page, an action or a route. */
export const onRequestError: Instrumentation.onRequestError = async (fault) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logRequestError } = await import('@/lib/server/start')
  logRequestError(fault)
}
