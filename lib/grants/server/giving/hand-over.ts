import { z } from 'zod'
import { AppError, type Id } from '@/lib/base'
import { problemOfAgent } from '@/lib/guardrails'
import { holdGuardrail } from '@/lib/guardrails/server'
import { personEmail, personName } from '@/lib/members'
import type { WriteTx } from '@/lib/server/db'
import { printAgent, takeLookupKey } from '@/lib/server/lookup'
import { type Caller, preparedCommand } from '@/lib/server/service'
import { holdVersionContent, templateId } from '@/lib/templates/server'
import type { HandedOver } from '../../desk'
import { stateAt } from '../../lifecycle'
import { factsOf, idOf } from '../row'
import { type RuleAnswers, requireAllowed } from '../rule/answers'
import { decideRows, handOverAsk } from '../rule/row'
import { hashProof, makeProof, openContent, sealContent } from '../seal'
import { claimsOf } from '../sealed-claims'
import { insertGrant, listFoundBy, listRunning, lockGrants } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { endLocked } from './end'
import { endSessionsAfter } from './end-sessions'
import { type Fitting, requireFits } from './fits'
import { requireNoneHeld } from './held'
import { requireGiving } from './limit'
import { findRepeated, printRequest } from './repeated'

/**
 * Hands what one agent holds by link to another at the end of a shift, in one operation: each grant of the first ends, and
 * one with the same reach and the same end is ready for the second. Nothing lasts longer and nothing reaches further.
 * Grants that need approvals are not handed over; they are named. Refuses an archived template, and what whoever hands over
 * could not give for as long as is left (`blocked`), and what the second agent has already (`conflict`, field `isBesides`), until
 * somebody chooses to give it a second time.
 */
export const handOver = preparedCommand({
  deed: 'grant.hand-over',
  input: z.strictObject({
    from: z.string().max(300),
    to: z.strictObject({ email: personEmail, name: personName }),
    /** The grants that were looked at; any that came or went in the meantime refuses. */
    ids: z.array(z.string().max(64)).min(1).max(50),
    requestKey: z.string().regex(/^[A-Za-z0-9_-]{16,40}$/),
    /** Gives it a second time beside what the second agent has already. */
    isBesides: z.boolean().default(false),
  }),
  prepare: ({ db, caller, input: { ids, to }, now }) =>
    decideRows(db, ids, (row, content) => handOverAsk(row, { content, caller, now, agent: to.email })),
  run: async ({ tx, prepared, caller, input, now, requestId, newId }) => {
    const { from, to, ids } = input
    if (from.trim().toLowerCase() === to.email) {
      throw new AppError('invalid', { field: 'to.email', message: 'Choose another agent than the one who hands over.' })
    }
    const { guardrail } = await holdGuardrail(tx)
    const sent = { by: caller.id, keys: keysOf(input), request: printRequest('hand-over', input) }
    const repeated = await findHanded(tx, sent)
    if (repeated !== null) return { value: repeated, target: repeated[0]?.id ?? null, isUnchanged: true as const }
    await requireGiving(tx, { by: caller.id, now })
    const refused = problemOfAgent(guardrail, to.email)
    if (refused !== null) throw new AppError('blocked', { field: 'to.email', message: refused })
    const seen = await requireSeen(tx, { from, ids, now })
    await requireAllFit(tx, seen, { email: to.email, guardrail, caller, now, answers: prepared })
    if (!input.isBesides) await requireNoneHeld(tx, seen, { to, now })
    const handed: HandedOver[] = []
    for (const [index, row] of seen.entries()) {
      const code = makeProof()
      const next = nextOf(row, { id: newId('gnt'), to, caller, now, code, requestKey: sent.keys[index] ?? '', ...sent })
      await endLocked(tx, row, { caller, now, requestId })
      await insertGrant(tx, next, await listFoundBy(tx, row.id))
      handed.push({ id: idOf(next), from: idOf(row), code, claimBy: next.claim_by })
    }
    const sessionsEnded = await endSessionsAfter(tx, from.trim().toLowerCase(), now)
    const detail = {
      agent: printAgent(await takeLookupKey(tx), to.email),
      handed: handed.map(({ id, from: old }) => ({ id, from: old })),
      sessionsEnded,
    }
    return { value: handed, target: handed[0]?.id ?? null, detail }
  },
})

/** The keys of the grants that are made, the first of which is that of the whole request. */
function keysOf({
  ids,
  requestKey,
}: {
  readonly ids: readonly string[]
  readonly requestKey: string
}): readonly string[] {
  return ids.map((_id, index) => (index === 0 ? requestKey : `${requestKey}_${index}`))
}

type Sent = { readonly by: string; readonly keys: readonly string[]; readonly request: string }

/** What the same request handed over before: its links were shown then, and new ones can be made. Throws as `findRepeated`. */
async function findHanded(tx: WriteTx, { by, keys, request }: Sent): Promise<readonly HandedOver[] | null> {
  const handed: HandedOver[] = []
  for (const key of keys) {
    const row = await findRepeated(tx, { by, key, request })
    if (row === undefined || row.handed_from === null) return null
    handed.push({ id: idOf(row), from: idOf({ id: row.handed_from }), code: null, claimBy: row.claim_by })
  }
  return handed
}

type Seen = { readonly from: string; readonly ids: readonly string[]; readonly now: number }

async function requireSeen(tx: WriteTx, { from, ids, now }: Seen): Promise<readonly GrantTable[]> {
  const running = await listRunning(tx, from.trim().toLowerCase())
  const held = await lockGrants(
    tx,
    running.filter(({ id }) => ids.includes(id)),
  )
  const rows: GrantTable[] = []
  for (const id of ids) {
    const row = held.find((one) => one.id === id)
    const state = row && stateAt(factsOf(row), now)
    if (!row || (state !== 'active' && state !== 'ready')) {
      throw new AppError('conflict', { message: 'What this agent holds has changed. Look at it again.' })
    }
    requireTerms(row)
    if (row.delivery !== 'link' || row.approvals > 0) {
      const message = `"${row.reach}" is not handed over like this: it was given as a token, or with an approval. Give it again.`
      throw new AppError('blocked', { field: 'ids', message })
    }
    rows.push(row)
  }
  return rows
}

/** Refuses what could not be given to the next agent for the time that is left of it, by whoever hands it over (`blocked`). */
async function requireAllFit(
  tx: WriteTx,
  rows: readonly GrantTable[],
  {
    answers,
    ...next
  }: Pick<Fitting, 'email' | 'guardrail' | 'now'> & {
    readonly caller: Caller
    readonly answers: RuleAnswers
  },
): Promise<void> {
  // Templates are held in one order, after the grants.
  for (const row of rows.toSorted((one, other) => (one.template_id < other.template_id ? -1 : 1))) {
    const content = await holdVersionContent(tx, { id: templateId.parse(row.template_id), number: row.version })
    const asked = handOverAsk(row, { content, caller: next.caller, now: next.now, agent: next.email })
    requireAllowed(answers, asked, 'give')
    const left = (row.ends_at ?? next.now) - Math.max(row.starts_at ?? next.now, next.now)
    await requireFits(tx, { ...next, content, claims: claimsOf(row), delivery: 'link', ruleSeconds: null }, left / 1000)
  }
}

type Next = {
  readonly id: Id<'gnt'>
  readonly to: { readonly email: string; readonly name: string }
  readonly caller: { readonly id: string }
  readonly now: number
  readonly code: string
  readonly requestKey: string
  readonly request: string
}

function nextOf(row: GrantTable, { id, to, caller, now, code, requestKey, request }: Next): GrantTable {
  const startsAt = Math.max(row.starts_at ?? now, now)
  return {
    ...row,
    id,
    revision: 1,
    state: 'ready',
    agent_email: to.email,
    agent_name: to.name,
    end_set_by: 'handed',
    asked_by: caller.id,
    asked_at: now,
    request_key: requestKey,
    given_by: caller.id,
    ready_at: now,
    claim_by: Math.min(startsAt + row.claim_seconds * 1000, row.ends_at ?? startsAt),
    claim_hash: hashProof('code', code),
    claimed_at: null,
    holder_hash: null,
    last_token_ends_at: null,
    minted: 0,
    handed_from: row.id,
    sealed: sealContent(id, { ...openContent(row.id, row.sealed), request }),
  }
}
