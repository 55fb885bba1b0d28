import { readDb } from '@/lib/server/db'

/** Answers 200 while the database answers, 503 otherwise, for whoever watches this server. */
export async function GET(): Promise<Response> {
  const isReady = await Promise.race([asksDatabase(), new Promise<false>((give) => setTimeout(give, 1_000, false))])
  return Response.json(
    { status: isReady ? 'ok' : 'unavailable' },
    { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}

async function asksDatabase(): Promise<boolean> {
  try {
    const db = await readDb()
    await db.selectNoFrom((from) => from.val(1).as('one')).execute()
    return true
  } catch {
    return false
  }
}
