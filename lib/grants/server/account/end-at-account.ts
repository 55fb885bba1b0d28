import { z } from 'zod'
import type { JsonObject } from '@/lib/base'
import { evaluatePolicy } from '@/lib/policy'
import { RecordedRefusal } from '@/lib/server/journal'
import { command, type Operation } from '@/lib/server/service'
import type { EndedAtAccount } from '../../desk'
import { type AskingToken, askedGrants, signAskingToken } from './asking-token'
import { AccountProblem, type AccountSession, endSession, listOwnSessions } from './sessions'

/**
 * Ends what an agent still has running in the account that tokens are for, once access of theirs has ended: their own
 * sessions within what that reached, but for those that other access of theirs reaches. The account is asked with Remit's
 * own token, which is recorded before it leaves, and what came of it is an entry of its own. One session that did not end,
 * or an account that does not answer, is a refusal (`unavailable`), never an end.
 */
export const endAtAccount: Operation<{ ids: string[] }, EndedAtAccount> = {
  deed: 'grant.end-sessions',
  execute: async (context, input) => {
    const asked = await signAskingToken.execute(context, input)
    if (!asked.ok) return asked
    const { ids, origin } = asked.value
    return recordEnding.execute(context, { ids: [...ids], origin, ...(await endAll(asked.value)) })
  },
}

/** Writes down what came of asking an account. Throws `unavailable` with what did not end. */
const recordEnding = command({
  deed: 'grant.end-sessions',
  input: askedGrants.extend({
    origin: z.string(),
    ended: z.int(),
    kept: z.int(),
    failed: z.int(),
    problem: z.string().nullable(),
  }),
  run: async ({ input: { ids, origin, ended, kept, failed, problem } }) => {
    const [target = null] = ids
    const detail = { origin, ended, kept, failed }
    if (problem === null) return { value: { ended, kept, origin }, target, detail }
    const rest = failed === 0 ? 'No session was ended' : `${failed} of ${failed + ended} sessions were not ended`
    const message = `${rest}: ${problem} What runs may go on until its token expires. Try again.`
    throw new RecordedRefusal('unavailable', message, { deed: 'grant.end-sessions', target, detail })
  },
})

type Ending = {
  readonly ended: number
  readonly kept: number
  readonly failed: number
  readonly problem: string | null
}

async function endAll({ origin, email, tokens, others }: AskingToken): Promise<Ending> {
  const seen = new Set<string>()
  let [ended, kept, failed] = [0, 0, 0]
  let problem: string | null = null
  for (const token of tokens) {
    const sessions = await listOwnSessions({ origin, token }).catch(toProblem)
    if (typeof sessions === 'string') {
      problem ??= sessions
      continue
    }
    for (const session of sessions) {
      if (seen.has(session.id) || isOfAnother(session, email)) continue
      seen.add(session.id)
      if (others.some((claims) => reaches(claims, session))) {
        kept += 1
        continue
      }
      const refused = await endSession({ origin, token }, session.id).then(() => null, toProblem)
      if (refused === null) ended += 1
      else {
        failed += 1
        problem ??= refused
      }
    }
  }
  return { ended, kept, failed, problem }
}

function toProblem(fault: unknown): string {
  if (fault instanceof AccountProblem) return fault.message
  throw fault
}

/** An account lists an agent's own; one that says whose a session is has to say so. */
function isOfAnother({ email }: AccountSession, own: string): boolean {
  return email !== null && email.toLowerCase() !== own
}

function reaches(claims: JsonObject, { target }: AccountSession): boolean {
  const agentId = target.agent ?? ''
  return evaluatePolicy(claims, { resource: 'sessions', action: 'read', target, agentId }) === 'allow'
}
