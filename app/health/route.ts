import { database } from '@/lib/server/db'

/**
 * Returns 200 while Remit can read and write, otherwise 503 with the reason within two seconds, for whoever watches this
 * server.
 */
export async function GET(): Promise<Response> {
  const obstacle = await (await database()).findObstacle()
  const headers = { 'Cache-Control': 'no-store' }
  if (obstacle === null) return Response.json({ status: 'ok' }, { headers })
  const { reason, sentence: message } = obstacle
  return Response.json({ status: 'unavailable', reason, message }, { status: 503, headers })
}
