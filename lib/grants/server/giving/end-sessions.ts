import type { EpochMs } from '@/lib/base'
import { evaluatePolicy } from '@/lib/policy'
import { endAgentSessions } from '@/lib/sandbox/server'
import type { WriteTx } from '@/lib/server/db'
import { stateAt } from '../../lifecycle'
import { factsOf } from '../row'
import { findClaims } from '../sealed-claims'
import { listRunning } from '../store'
import { findTermsProblem } from '../terms'

/**
 * Ends what an agent has running in the sandbox, once access of theirs has ended in this transaction: all but the sessions
 * that other access of theirs still reaches. Answers how many; null where tokens are for an account, which
 * `endAtAccount` asks once this is written down.
 */
export async function endSessionsAfter(tx: WriteTx, email: string, now: EpochMs): Promise<number | null> {
  const active = (await listRunning(tx, email)).filter((row) => stateAt(factsOf(row), now) === 'active')
  // What was changed from outside gives nothing, so it keeps nothing either, and is no reason not to end.
  const others = active
    .filter((row) => findTermsProblem(row) === null)
    .flatMap((row) => {
      const claims = findClaims(row)
      return claims === null ? [] : [claims]
    })
  return endAgentSessions(tx, {
    email,
    now,
    isKept: (target, agentId) =>
      others.some(
        (claims) => evaluatePolicy(claims, { resource: 'sessions', action: 'read', target, agentId }) === 'allow',
      ),
  })
}
