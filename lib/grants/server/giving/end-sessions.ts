import type { EpochMs, JsonObject } from '@/lib/base'
import { evaluatePolicy } from '@/lib/policy'
import { endAgentSessions } from '@/lib/sandbox/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { stateAt } from '../../lifecycle'
import { factsOf } from '../row'
import { findClaims } from '../sealed-claims'
import { listRunning } from '../store'
import { findTermsProblem } from '../terms'

/**
 * The claims of the access that an agent has in use now, and so may go on with. What was changed from outside or does not open
 * gives nothing, so it is none of it, and no reason not to end the rest.
 */
export async function listHeldClaims(db: ReadDb, email: string, now: EpochMs): Promise<readonly JsonObject[]> {
  const active = (await listRunning(db, email)).filter((row) => stateAt(factsOf(row), now) === 'active')
  return active.flatMap((row) => {
    const claims = findTermsProblem(row) === null ? findClaims(row) : null
    return claims === null ? [] : [claims]
  })
}

/**
 * Ends what an agent has running in the sandbox, once access of theirs has ended in this transaction: all but the sessions
 * that other access of theirs still reaches. Answers how many; null where tokens are for an account, which
 * `endAtAccount` asks once this is written down.
 */
export async function endSessionsAfter(tx: WriteTx, email: string, now: EpochMs): Promise<number | null> {
  const others = await listHeldClaims(tx, email, now)
  return endAgentSessions(tx, {
    email,
    now,
    isKept: (target, agentId) =>
      others.some(
        (claims) => evaluatePolicy(claims, { resource: 'sessions', action: 'read', target, agentId }) === 'allow',
      ),
  })
}
