import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import { holdGuardrail } from '@/lib/guardrails/server'
import { memberNames } from '@/lib/members/server'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, command, preparedCommand } from '@/lib/server/service'
import { holdLiveVersion, holdVersionContent, templateId } from '@/lib/templates/server'
import type { DecidedGrant } from '../../desk'
import { type GrantEvent, type GrantState, nextDue, stateAt } from '../../lifecycle'
import { applyExtension } from '../giving/extension'
import { requireFits } from '../giving/fits'
import { requireNotGivenSince } from '../giving/held'
import { grantId, words } from '../giving/input'
import { readyChange } from '../giving/ready'
import { factsOf, lengthOf, requireMove } from '../row'
import { type RuleAnswers, requireAllowed } from '../rule/answers'
import { approvalAsk, decideRows } from '../rule/row'
import { claimsOf } from '../sealed-claims'
import { changeGrant, lockRequest, requireGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { insertDecision, listDecisions } from '../trail/store'
import { countAgreements } from './agreements'
import { findLostAskers } from './askers'
import { findBehind, whyNotDecide } from './second-pair'

/**
 * Agrees to a request; with the last one needed it is given. Refuses who asked for it or for what it lengthens, and whom it is
 * for (`forbidden`); what is decided or has lapsed, a version that is no longer live, what somebody asked for who may not ask
 * any more, what the agent was given since, and who agreed before (`conflict`); an archived template, what the guardrail
 * forbids by now, and what lasts longer than who agrees may give (`blocked`); and whom the rule does not let approve
 * (`forbidden`).
 */
export const approveGrant = preparedCommand({
  deed: 'grant.approve',
  input: z.strictObject({ id: grantId, reason: words.default('') }),
  prepare: ({ db, caller, input: { id }, now }) =>
    decideRows(db, [id], (row, content, held) => approvalAsk(row, held, { content, caller, now })),
  run: async ({ tx, prepared, caller, input: { id, reason }, now }) => {
    const { guardrail } = await holdGuardrail(tx)
    const row = await lockRequest(tx, id)
    await requireUndecided(tx, row, 'approve', now)
    requireTerms(row)
    await requireOther(tx, row, caller)
    const lost = (await findLostAskers(tx))(row)
    if (lost !== null) throw new AppError('conflict', { message: lost })
    await requireStillFits(tx, row, { guardrail, caller, now, answers: prepared })
    await insertDecision(tx, { grant_id: id, by: caller.id, kind: 'approved', reason: reason.trim(), at: now })
    const missing = row.approvals - (await countAgreements(tx, [row], now))(row).agreed
    const change = missing > 0 ? {} : await giveNow(tx, row, { by: caller.id, now })
    await changeGrant(tx, id, change)
    const state: GrantState = missing > 0 ? 'requested' : stateAt(factsOf({ ...row, ...change }), now)
    return {
      value: { state, missing: Math.max(0, missing) } satisfies DecidedGrant,
      target: id,
      detail: { missing: Math.max(0, missing), state },
    }
  },
})

/** Declines a request, with the reason, or takes back one's own. Refuses what is decided already (`conflict`). */
export const declineGrant = command({
  deed: 'grant.decline',
  input: z.strictObject({
    id: grantId,
    reason: words.trim().min(1, 'Say why, so that the person who asked knows what to do.'),
  }),
  run: async ({ tx, caller, input: { id, reason }, now }) => {
    const row = await lockRequest(tx, id)
    const isOwn = row.asked_by === caller.id
    if (!isOwn && !mayDo('grant.approve', caller.roles)) throw new AppError('forbidden')
    const state = await requireUndecided(tx, row, 'decline', now)
    await insertDecision(tx, { grant_id: id, by: caller.id, kind: isOwn ? 'withdrawn' : 'declined', reason, at: now })
    await changeGrant(tx, id, { state })
    return { value: { state, missing: row.approvals } satisfies DecidedGrant, target: id, detail: { isOwn } }
  },
})

/** Moves a request that is held. Throws `conflict` with the name of who decided it in the meantime, or with what became of it. */
async function requireUndecided(tx: WriteTx, row: GrantTable, event: GrantEvent, now: EpochMs): Promise<GrantState> {
  const isDecided = row.state === 'declined' || row.given_by !== null
  const last = isDecided ? (await listDecisions(tx, [row.id])).at(-1) : undefined
  if (last === undefined) return requireMove(row, event, now)
  const name = (await memberNames(tx)).get(last.by) ?? 'Somebody'
  const did = last.kind === 'approved' ? 'agreed to' : last.kind === 'declined' ? 'declined' : 'took back'
  throw new AppError('conflict', { message: `${name} ${did} this in the meantime.` })
}

/** Refuses whose agreement would be no second pair of eyes (`forbidden`). */
async function requireOther(tx: WriteTx, row: GrantTable, caller: Caller): Promise<void> {
  const why = whyNotDecide(row, (await findBehind(tx, [row]))(row), caller)
  if (why !== null) throw new AppError('forbidden', { message: why })
}

type Agreeing = {
  readonly guardrail: Guardrail
  readonly caller: Caller
  readonly now: EpochMs
  /** What the engine decided about it. */
  readonly answers: RuleAnswers
}

/** What was agreed to is judged again by what counts now: nothing that was fine when it was asked for has to be so still. */
async function requireStillFits(
  tx: WriteTx,
  row: GrantTable,
  { guardrail, caller, now, answers }: Agreeing,
): Promise<void> {
  const held = row.extends === null ? null : await requireGrant(tx, row.extends)
  const version = { id: templateId.parse(row.template_id), number: row.version }
  // An extension is of what was given, whichever version is live by now; the rest is from the version that was looked at.
  const content = held === null ? (await holdLiveVersion(tx, version)).content : await holdVersionContent(tx, version)
  const { agent_email: email } = row
  const delivery = row.delivery === 'token' ? 'token' : 'link'
  const fitting = {
    content,
    guardrail,
    claims: claimsOf(held ?? row),
    email,
    delivery,
    caller,
    now,
    ruleSeconds: null,
  } as const
  requireAllowed(answers, approvalAsk(row, held, { content, caller, now }), 'approve')
  await requireFits(tx, fitting, lengthOf(row, held, now))
  if (held === null) await requireNotGivenSince(tx, row, now)
}

async function giveNow(
  tx: WriteTx,
  row: GrantTable,
  given: { readonly by: string; readonly now: EpochMs },
): Promise<Partial<GrantTable>> {
  if (row.extends !== null) return applyExtension(tx, row, given)
  const change = readyChange(row, given)
  if ((nextDue(factsOf({ ...row, ...change }))?.at ?? 0) > given.now) return change
  throw new AppError('conflict', {
    message: 'The time that was asked for is over already. Ask again with a later end.',
  })
}
