import { AppError, type EpochMs, type JsonObject } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { findLookupKey } from '@/lib/server/lookup'
import { type Caller, query } from '@/lib/server/service'
import { getLiveVersion } from '@/lib/templates/server'
import { describeDifference, type HeldGrant } from '../../extend'
import { isRunning, stateAt } from '../../lifecycle'
import { judgeContext, requirePlan } from '../judge'
import { mayKnowOf } from '../reading/known'
import { viewGrants } from '../reading/view'
import { factsOf } from '../row'
import { sameAccessHash } from '../seal'
import { claimsOf } from '../sealed-claims'
import { listHeld } from '../store'
import type { GrantTable } from '../tables'
import { askInput } from './input'

/**
 * The access that stands in the way of giving what is asked for: the agent's own, of the same template, for the same values,
 * and in what it differs; null where there is none, or where the one who asks may not know of it. Refuses what could not be
 * given anyway, as giving does (`blocked`).
 */
export const findHeldGrant = query({
  deed: 'grant.held',
  input: askInput,
  run: async ({ db, caller, input, now }): Promise<HeldGrant | null> => {
    const key = await findLookupKey(db)
    if (key === null) return null
    const { content } = await getLiveVersion(db, input.templateId)
    const { guardrail } = await getGuardrail(db)
    const plan = requirePlan(await judgeContext(db, { content, guardrail, caller, now }), input)
    const held = await findHeld(db, {
      email: plan.agent.email,
      templateId: input.templateId,
      valuesHash: sameAccessHash(key, input.templateId, input.values),
      now,
    })
    if (held === undefined || !mayKnowOf(held, caller)) return null
    const [grant] = await viewGrants(db, [held], { caller, now })
    return grant === undefined ? null : { grant, differs: describeDifference(termsOf(held, now), plan) }
  },
})

type Same = {
  readonly email: string
  readonly templateId: string
  readonly valuesHash: string
  readonly now: EpochMs
}

/** The grant that an agent has now of a template for the same values, the one that lasts longest. */
async function findHeld(db: ReadDb, { now, ...same }: Same): Promise<GrantTable | undefined> {
  const held = await listHeld(db, same)
  return held.find((one) => isRunning(stateAt(factsOf(one), now)))
}

type Asked = {
  readonly row: GrantTable
  readonly claims: JsonObject
  readonly caller: Pick<Caller, 'id' | 'roles'>
  readonly now: EpochMs
}

/**
 * Refuses what the agent has already (`conflict`, field `isBesides`), until somebody chooses to give it a second time. Until
 * when it lasts and how it differs is said to those alone who may know of it.
 */
export async function requireNotHeld(tx: WriteTx, { row, claims, caller, now }: Asked): Promise<void> {
  const held = await findHeld(tx, sameAs(row, now))
  if (held === undefined) return
  const message = mayKnowOf(held, caller)
    ? [describeHeld(held), ...describeDifference(termsOf(held, now), termsOf(row, now, claims))]
    : [`${row.agent_name} has this access already.`]
  const wayOut = mayKnowOf(held, caller) ? 'Extend it' : 'Ask a lead to extend it'
  const sentences = [...message, `${wayOut}, or choose to give it a second time.`]
  throw new AppError('conflict', { field: 'isBesides', message: sentences.join(' ') })
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

/** Refuses to hand on what the next agent has already (`conflict`, field `isBesides`), until somebody chooses to give it twice. */
export async function requireNoneHeld(
  tx: WriteTx,
  rows: readonly GrantTable[],
  { to, now }: { readonly to: { readonly email: string }; readonly now: EpochMs },
): Promise<void> {
  for (const row of rows) {
    const held = await findHeld(tx, { ...sameAs(row, now), email: to.email })
    if (held === undefined) continue
    const message = `${describeHeld(held)} Hand it over all the same, or end one of the two first.`
    throw new AppError('conflict', { field: 'isBesides', message })
  }
}

function sameAs(
  { agent_email: email, template_id: templateId, values_hash: valuesHash }: GrantTable,
  now: EpochMs,
): Same {
  return { email, templateId, valuesHash, now }
}

/** A grant as it is compared with another one. */
function termsOf(row: GrantTable, now: EpochMs, claims = claimsIn(row)) {
  const startsAt = Math.max(row.starts_at ?? now, now)
  return {
    claims,
    delivery: row.delivery === 'token' ? ('token' as const) : ('link' as const),
    startsAt,
    endsAt: row.ends_at ?? startsAt + (row.length_seconds ?? 0) * 1000,
  }
}

/** What cannot be opened stands in the way of nobody: its card says so. */
function claimsIn(row: GrantTable): JsonObject | null {
  try {
    return claimsOf(row)
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}

function describeHeld({ agent_name: name, ends_at: endsAt }: GrantTable): string {
  const until = endsAt === null ? '' : ` until ${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return `${name} has this access already${until}.`
}
