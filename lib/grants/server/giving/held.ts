import { AppError, type EpochMs } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { findLookupKey } from '@/lib/server/lookup'
import { query } from '@/lib/server/service'
import { getLiveVersion } from '@/lib/templates/server'
import { isRunning, stateAt } from '../../lifecycle'
import type { GrantView } from '../../view'
import { judgeContext, requirePlan } from '../judge'
import { viewGrants } from '../reading/view'
import { factsOf } from '../row'
import { sameAccessHash } from '../seal'
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
async function findHeld(db: ReadDb, { now, ...same }: Same): Promise<GrantTable | undefined> {
  const held = await listHeld(db, same)
  return held.find((one) => isRunning(stateAt(factsOf(one), now)))
}

/** Refuses what the agent has already (`conflict`, field `isBesides`), until somebody chooses to give it a second time. */
export async function requireNotHeld(tx: WriteTx, row: GrantTable, now: EpochMs): Promise<void> {
  const held = await findHeld(tx, sameAs(row, now))
  if (held === undefined) return
  const message = `${describeHeld(held)} Extend it, or choose to give it a second time.`
  throw new AppError('conflict', { field: 'isBesides', message })
}

/**
 * Refuses to agree to what the agent was given since it was asked for (`conflict`). What they had by then, whoever asked knew
 * of and chose to have a second time.
 */
export async function requireNotGivenSince(tx: WriteTx, row: GrantTable, now: EpochMs): Promise<void> {
  const since = (await listHeld(tx, sameAs(row, now))).filter(({ ready_at: at }) => (at ?? 0) >= row.asked_at)
  const held = since.find((one) => isRunning(stateAt(factsOf(one), now)))
  if (held === undefined) return
  const message = `${describeHeld(held)} It was given after this was asked for. Extend that and decline this, or ask for it again as a second one.`
  throw new AppError('conflict', { message })
}

function sameAs(
  { agent_email: email, template_id: templateId, values_hash: valuesHash }: GrantTable,
  now: EpochMs,
): Same {
  return { email, templateId, valuesHash, now }
}

function describeHeld({ agent_name: name, ends_at: endsAt }: GrantTable): string {
  const until = endsAt === null ? '' : ` until ${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return `${name} has this access already${until}.`
}
