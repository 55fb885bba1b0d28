import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import { holdGuardrail } from '@/lib/guardrails/server'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, preparedCommand } from '@/lib/server/service'
import type { TemplateContent } from '@/lib/templates'
import { holdVersionContent, templateId } from '@/lib/templates/server'
import type { Extended } from '../../desk'
import { endSetByExtension, extendedEnd, type NewEnd } from '../../extend'
import { type GrantState, isRunning, stateAt } from '../../lifecycle'
import { factsOf, idOf } from '../row'
import { requireAllowed } from '../rule/answers'
import { decideRows, extensionAsk } from '../rule/row'
import { sealContent } from '../seal'
import { claimsOf } from '../sealed-claims'
import { changeGrant, foundByNothing, insertGrant, lockGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { findLimit } from './fits'
import { grantId, words } from './input'
import { requireGiving } from './limit'
import { findRepeated, printRequest } from './repeated'

/**
 * Lengthens access that an agent has, as an entry of its own that is linked to it. Refuses what has ended (`conflict`) and
 * what would last longer in all than one grant may, with the limit's name (`blocked`). Where the template asks for
 * approvals, the access stays as it is until they are there; so it does where who asks may not give, which is possible for
 * what they asked for themselves (`forbidden` for any other).
 */
export const extendGrant = preparedCommand({
  deed: 'grant.extend',
  input: z.strictObject({
    id: grantId,
    minutes: z.int('A length is a whole number of minutes.').positive(),
    reason: words.trim().min(1, 'Say why.'),
    requestKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  }),
  prepare: ({ db, caller, input, now }) =>
    decideRows(db, [input.id], (held, content) => extensionAsk(held, { content, caller, now, ...input })),
  run: async ({ tx, prepared, caller, input, now, newId }) => {
    const { guardrail } = await holdGuardrail(tx)
    const held = await lockGrant(tx, input.id)
    const request = printRequest('extend', input)
    const repeated = await findRepeated(tx, { by: caller.id, key: input.requestKey, request })
    if (repeated !== undefined) {
      const value: Extended = {
        id: idOf(repeated),
        state: stateAt(factsOf(repeated), now),
        endsAt: repeated.ends_at ?? now,
      }
      return { value, target: input.id, isUnchanged: true as const }
    }
    const mayGive = mayDo('grant.give', caller.roles)
    if (!mayGive && held.asked_by !== caller.id) {
      const message = 'Only who asked for this access, or may give access, asks for more time.'
      throw new AppError('forbidden', { message })
    }
    await requireGiving(tx, { by: caller.id, now })
    requireRunning(held, now)
    requireTerms(held)
    const content = await holdVersion(tx, held)
    const { allowed, maxMinutes } = requireAllowed(
      prepared,
      extensionAsk(held, { content, caller, now, ...input }),
      'ask',
    )
    const isGiver = mayGive && allowed.has('give')
    const ruleSeconds = maxMinutes === null ? null : maxMinutes * 60
    const end = await newEnd(tx, { held, content, guardrail, minutes: input.minutes, caller, now, ruleSeconds })
    const { requestKey, reason } = input
    const own = newId('gnt')
    const extension = {
      id: own,
      end,
      askedBy: caller.id,
      now,
      reason,
      requestKey,
      approvals: Math.max(held.approvals, isGiver ? 0 : 1),
      sealed: sealContent(own, { text: '', values: {}, narrowing: null, request }),
    }
    const row = extensionOf(held, extension)
    await insertGrant(tx, row, foundByNothing)
    const change = row.approvals === 0 ? await applyExtension(tx, row, { by: caller.id, now }) : {}
    await changeGrant(tx, row.id, change)
    const state: GrantState = row.approvals === 0 ? 'active' : 'requested'
    return {
      value: { id: idOf(row), state, endsAt: end.endsAt },
      target: input.id,
      detail: { extension: row.id, until: end.endsAt, state },
    }
  },
})

/** Moves the end of the grant that a given extension is for, and says what becomes of the extension. Throws `conflict` when that has ended meanwhile. */
export async function applyExtension(
  tx: WriteTx,
  row: GrantTable,
  { by, now }: { readonly by: string; readonly now: EpochMs },
): Promise<Partial<GrantTable>> {
  const held = await lockGrant(tx, row.extends ?? '')
  requireRunning(held, now)
  requireTerms(held)
  // An end that was moved further in the meantime stays, and so does what set it.
  const isLater = (row.ends_at ?? 0) > (held.ends_at ?? 0)
  await changeGrant(tx, held.id, isLater ? { ends_at: row.ends_at, end_set_by: endSetByExtension(row.end_set_by) } : {})
  return { state: 'active', given_by: by, ready_at: now, starts_at: held.ends_at, claimed_at: now }
}

/** Refuses to lengthen what is over (`conflict`), or was given as a bare token (`blocked`). */
export function requireRunning(held: GrantTable, now: EpochMs): void {
  const state = stateAt(factsOf(held), now)
  if (held.extends === null && isRunning(state)) {
    if (held.delivery === 'link') return
    const message = 'A bare token cannot be made to last longer. Give access again instead.'
    throw new AppError('blocked', { message })
  }
  throw new AppError('conflict', { message: 'This access is over, so it cannot be extended. Give it again instead.' })
}

type Wish = {
  readonly held: GrantTable
  readonly guardrail: Guardrail
  readonly minutes: number
  readonly caller: Pick<Caller, 'roles'>
  readonly now: EpochMs
  /** The version that it is from, held. */
  readonly content: TemplateContent
  readonly ruleSeconds: number | null
}

/** The version that a grant is from, whose template is in use; nobody archives it until the transaction ends. Throws `blocked`. */
export function holdVersion(tx: WriteTx, { template_id: id, version: number }: GrantTable): Promise<TemplateContent> {
  return holdVersionContent(tx, { id: templateId.parse(id), number })
}

/**
 * The end that a grant would have then. Throws `blocked` with the name of the limit that it would pass, when its template is
 * archived, and for what the guardrail forbids by now.
 */
export async function newEnd(
  tx: WriteTx,
  { held, content, guardrail, minutes, caller, now, ruleSeconds }: Wish,
): Promise<NewEnd> {
  requireTerms(held)
  const { agent_email: email } = held
  const limit = await findLimit(tx, {
    content,
    guardrail,
    claims: claimsOf(held),
    email,
    delivery: 'link',
    caller,
    now,
    ruleSeconds,
  })
  const window = { startsAt: held.starts_at ?? now, endsAt: held.ends_at ?? now }
  const end = extendedEnd(window, { minutes, limit, now })
  if (end.ok) return end.value
  throw new AppError('blocked', { field: 'minutes', message: end.error })
}

type Extension = {
  readonly id: Id<'gnt'>
  readonly end: NewEnd
  readonly askedBy: string
  readonly now: EpochMs
  readonly reason: string
  readonly requestKey: string
  readonly approvals: number
  /** What it holds of its own: what was sent under its key. What it is about is sealed with the grant that it lengthens. */
  readonly sealed: string
}

/** The request to lengthen a grant, as a row of its own. */
export function extensionOf(held: GrantTable, asked: Extension): GrantTable {
  const { id, end, askedBy, now, reason, requestKey, approvals, sealed } = asked
  return {
    ...held,
    id,
    revision: 1,
    state: 'requested',
    reason,
    asked_by: askedBy,
    asked_at: now,
    request_key: requestKey,
    approvals,
    starts_at: held.ends_at,
    ends_at: end.endsAt,
    end_set_by: end.endSetBy,
    length_seconds: null,
    // Decided before what it would lengthen ends.
    decide_by: held.ends_at ?? now,
    given_by: null,
    ready_at: null,
    claim_by: null,
    claim_hash: null,
    claimed_at: null,
    holder_hash: null,
    last_token_ends_at: null,
    minted: 0,
    extends: held.id,
    sealed,
  }
}
