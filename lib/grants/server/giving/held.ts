import type { EpochMs } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import type { ReadDb } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import { getLiveVersion } from '@/lib/templates/server'
import { isRunning, stateAt } from '../../lifecycle'
import type { GrantView } from '../../view'
import { judgeContext, requirePlan } from '../judge'
import { viewGrants } from '../reading/view'
import { factsOf } from '../row'
import { findLookupKey, sameAccessHash } from '../seal'
import { listHeld } from '../store'
import type { GrantTable } from '../tables'
import { askInput } from './input'

/**
 * The access that stands in the way of giving what is asked for: the agent's own, of the same template, for all the same
 * values; null where there is none. Refuses what could not be given anyway, as giving does (`blocked`).
 */
export const findHeldGrant = query({
  deed: 'grant.held',
  input: askInput,
  run: async ({ db, caller, input, now }): Promise<GrantView | null> => {
    const key = await findLookupKey(db)
    if (key === null) return null
    const { content } = await getLiveVersion(db, input.templateId)
    const { guardrail } = await getGuardrail(db)
    const plan = requirePlan(await judgeContext(db, { content, guardrail, caller, now }), input)
    const held = await findHeld(db, {
      email: plan.agent.email,
      templateId: input.templateId,
      valuesHash: sameAccessHash(key, input.templateId, plan.document.text),
      now,
    })
    const [shown] = held === undefined ? [] : await viewGrants(db, [held], { caller, now })
    return shown ?? null
  },
})

type Same = {
  readonly email: string
  readonly templateId: string
  readonly valuesHash: string
  readonly now: EpochMs
}

/** The grant that gives an agent the same now, the one that lasts longest. */
export async function findHeld(db: ReadDb, { now, ...same }: Same): Promise<GrantTable | undefined> {
  const held = await listHeld(db, same)
  return held.find((one) => isRunning(stateAt(factsOf(one), now)))
}
