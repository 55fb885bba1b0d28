import type { z } from 'zod'
import type { EpochMs, Id } from '@/lib/base'
import { holdGuardrail } from '@/lib/guardrails/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { type LookupKey, printAgent, printClaims, takeLookupKey } from '@/lib/server/lookup'
import { type Caller, preparedCommand } from '@/lib/server/service'
import { holdLiveVersion, type LiveVersion } from '@/lib/templates/server'
import type { AskedGrant } from '../../desk'
import { stateAt } from '../../lifecycle'
import type { GrantPlan } from '../../plan'
import { printTerm, termsOfClaims } from '../../reach/terms'
import { judgeContext } from '../judge'
import { factsOf, idOf } from '../row'
import type { RuleAnswers } from '../rule/answers'
import { decideGiving, requireRuledPlan } from '../rule/give'
import { hashProof, makeProof, sameAccessHash, sealContent, valueTerm } from '../seal'
import { type FoundBy, insertGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireNotHeld } from './held'
import { askInput } from './input'
import { requireGiving } from './limit'
import { readyChange } from './ready'
import { findRepeated, printRequest } from './repeated'

/**
 * Asks for access: it is given when others have agreed. Refuses by name what no longer fits (`blocked`), a version that is
 * no longer live (`conflict`), and a second grant of the same that was not chosen (`conflict`, field `isBesides`).
 */
export const askForGrant = preparedCommand({ deed: 'grant.ask', input: askInput, prepare, run: give })

/** Gives access at once where the template asks for no approval; else it waits for one, as with `askForGrant`. */
export const giveGrant = preparedCommand({ deed: 'grant.give', input: askInput, prepare, run: give })

type Asking = Pick<Scope, 'caller' | 'input' | 'now'> & { readonly db: ReadDb }

function prepare({ db, caller, input, now }: Asking): Promise<RuleAnswers> {
  return decideGiving(db, { templateId: input.templateId, input, caller, now })
}

type Scope = {
  readonly tx: WriteTx
  readonly prepared: RuleAnswers
  readonly caller: Caller
  readonly input: z.output<typeof askInput>
  readonly now: EpochMs
  newId(prefix: 'gnt'): Id<'gnt'>
}

async function give({ tx, prepared, caller, input, now, newId }: Scope) {
  const request = printRequest('access', input)
  const sent = { by: caller.id, key: input.requestKey, request }
  const repeated = await findRepeated(tx, sent)
  if (repeated !== undefined) return repeatedAnswer(repeated, now)
  const { guardrail } = await holdGuardrail(tx)
  const live = await holdLiveVersion(tx, { id: input.templateId, number: input.version })
  // Of two requests at once, the other one may have been written while this one waited for its turn.
  const written = await findRepeated(tx, sent)
  if (written !== undefined) return repeatedAnswer(written, now)
  await requireGiving(tx, { by: caller.id, now })
  const context = await judgeContext(tx, { content: live.content, guardrail, caller, now })
  const { plan, decision } = requireRuledPlan(prepared, { live, context, input, caller, now })
  const code = makeProof()
  const key = await takeLookupKey(tx)
  const planned: Planned = { id: newId('gnt'), live, plan, input, caller, now, context, code, key, request }
  const row = rowFor(planned)
  if (!input.isBesides) await requireNotHeld(tx, { row, claims: plan.claims, caller, now })
  await insertGrant(tx, row, termsFor(planned))
  const isReady = row.state === 'ready'
  const value: AskedGrant = {
    id: idOf(row),
    state: isReady ? 'ready' : 'requested',
    code: isReady && row.delivery === 'link' ? code : null,
    ...timesOf(row),
  }
  return {
    value,
    target: row.id,
    detail: {
      template: live.templateId,
      version: live.number,
      delivery: row.delivery,
      state: row.state,
      approvals: row.approvals,
      until: row.ends_at,
      claims: printClaims(key, plan.claims),
      rule: { policy: decision.policy, call: decision.callId },
      agent: printAgent(key, row.agent_email),
    },
  }
}

function repeatedAnswer(row: GrantTable, now: EpochMs) {
  const value: AskedGrant = { id: idOf(row), state: stateAt(factsOf(row), now), code: null, ...timesOf(row) }
  return { value, target: row.id, isUnchanged: true as const }
}

function timesOf({ claim_by: claimBy, starts_at: startsAt, ends_at: endsAt }: GrantTable) {
  return { claimBy, startsAt, endsAt }
}

type Planned = {
  readonly id: Id<'gnt'>
  readonly live: LiveVersion
  readonly plan: GrantPlan
  readonly input: z.output<typeof askInput>
  readonly caller: Caller
  readonly now: EpochMs
  readonly context: Awaited<ReturnType<typeof judgeContext>>
  readonly code: string
  readonly key: LookupKey
  readonly request: string
}

function rowFor(planned: Planned): GrantTable {
  const { id, live, plan, input, caller, now, context, code } = planned
  const { text } = plan.document
  const { claimMinutes, decideMinutes } = context.draft.issuance
  // A start that has just passed, while the form was filled in, is at once: it is nothing to have missed.
  const startsAt = plan.startsAt > now ? plan.startsAt : null
  const asked: GrantTable = {
    ...nothingYet,
    id,
    template_id: live.templateId,
    version: live.number,
    agent_email: plan.agent.email,
    agent_name: plan.agent.name,
    delivery: plan.delivery,
    reason: input.reason.trim(),
    ticket: input.ticket.trim(),
    reach: plan.unfilledSentence,
    asked_by: caller.id,
    asked_at: now,
    request_key: input.requestKey,
    approvals: plan.approvals,
    starts_at: startsAt,
    ends_at: plan.lengthSeconds === null ? plan.endsAt : null,
    length_seconds: plan.lengthSeconds,
    longest_seconds: plan.limit.seconds,
    end_set_by: plan.endSetBy,
    token_seconds: plan.tokenSeconds,
    claim_seconds: claimMinutes * 60,
    decide_by: decideBy(startsAt, now + decideMinutes * 60_000),
    claim_hash: plan.delivery === 'link' ? hashProof('code', code) : null,
    values_hash: sameAccessHash(planned.key, live.templateId, input.values),
    sealed: sealContent(id, { text, values: input.values, narrowing: input.narrowing, request: planned.request }),
  }
  return plan.approvals === 0 ? { ...asked, ...readyChange(asked, { by: caller.id, now }) } : asked
}

/** A request lapses when nobody decided in time, at the latest when its start has passed. */
function decideBy(startsAt: EpochMs | null, latest: EpochMs): EpochMs {
  return startsAt === null ? latest : Math.min(startsAt, latest)
}

/** What no request has yet. */
const nothingYet = {
  revision: 1,
  state: 'requested',
  given_by: null,
  ready_at: null,
  claim_by: null,
  claimed_at: null,
  holder_hash: null,
  last_token_ends_at: null,
  minted: 0,
  ended_by: null,
  ended_at: null,
  extends: null,
  handed_from: null,
  sealed_terms: '',
} as const

function termsFor({ plan, input: { values }, key }: Planned): FoundBy {
  return {
    values: Object.entries(values).map(([name, value]) => valueTerm(key, name, value)),
    reach: termsOfClaims(plan.claims).map((term) => key.hash('reach', printTerm(term))),
  }
}
