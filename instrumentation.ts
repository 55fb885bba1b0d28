/** Called once by Next when the server starts; opens everything before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startUp } = await import('@/lib/server/start')
  await startUp()
}
