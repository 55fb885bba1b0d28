import { database } from '@/lib/server/db'
import { foundByCheck, foundClockProblem } from '@/lib/server/journal'

/**
 * Returns 200 while Remit can read, write and sign, otherwise 503 with the reason within two seconds, for whoever watches this
 * server.
 */
export async function GET(): Promise<Response> {
  const obstacle = await (await database()).findObstacle()
  if (obstacle !== null) return unavailable(obstacle.reason, obstacle.sentence)
  const clock = foundClockProblem()
  if (clock !== null) return unavailable('clock', clock)
  const check = await foundByCheck()
  if (check !== null && check.problemCount > 0) return unavailable('journal', 'The journal was changed outside Remit.')
  return Response.json({ status: 'ok' }, { headers })
}

const headers = { 'Cache-Control': 'no-store' }

function unavailable(reason: string, message: string): Response {
  return Response.json({ status: 'unavailable', reason, message }, { status: 503, headers })
}
