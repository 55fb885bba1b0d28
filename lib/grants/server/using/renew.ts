import { z } from 'zod'
import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { type Limit, requireTry } from '@/lib/server/limits'
import { type Caller, preparedCommand, publicCommand } from '@/lib/server/service'
import type { BareToken, MintedToken } from '../../desk'
import { mintsTokens, stateAt } from '../../lifecycle'
import { endLocked } from '../giving/end'
import { endSessionsAfter } from '../giving/end-sessions'
import { grantId } from '../giving/input'
import { mayMakeToken } from '../giving/token-maker'
import { factsOf, requireMove } from '../row'
import { authoredOf } from '../sealed-claims'
import { changeGrant, lockGrant, requireGrant } from '../store'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
import { requireHeld } from './claim'
import { frameOf } from './frame'
import { isHolder } from './link-code'
import { lockToMint, recordToken, signForGrant } from './mint'

/** A token of a grant and until when it is renewed, in ms; what is counted from now, by a clock that only runs, is in seconds. */
export type RenewedToken = MintedToken & {
  readonly grantEndsAt: EpochMs
  /** Where it is for: it is handed to no frame of another place. */
  readonly origin: string
  readonly now: EpochMs
}

/** For each grant: a page that is loaded again needs a token, a page that renews without end is at fault. */
const renewing: Limit = { name: 'grant.renew', of: 'tokens of this access', tries: 10, windowMs: 60_000 }

/**
 * Mints the next token of an active grant for the browser that claimed it, and for no other (`link_unknown`). Refuses what
 * has ended (`link_ended`), also when it ended while the token was being signed, and a flood (`too_many`).
 */
export const renewGrant = publicCommand({
  deed: 'grant.renew',
  input: z.strictObject({ id: grantId, holder: z.string().max(200) }),
  prepare: async ({ db, input, now }) => {
    const row = await requireHeld(db, input)
    requireMinting(row, now)
    await requireTry(db, renewing, { by: row.id, now })
    return signForGrant(db, row, now)
  },
  run: async ({ tx, input: { id, holder }, prepared: signed, now, newId }) => {
    const row = await lockToMint(tx, id, signed)
    const { minted, under } = signed
    if (!isHolder(row, holder)) throw new AppError('link_unknown')
    requireMinting(row, now)
    const { detail, change } = await recordToken(tx, row, { id: newId('tok'), signed })
    await changeGrant(tx, id, change)
    return {
      value: {
        ...minted,
        grantEndsAt: row.ends_at ?? minted.expiresAt,
        origin: under.connection.origin,
        now,
      } satisfies RenewedToken,
      target: id,
      detail,
    }
  },
})

/** The agent is done: the grant ends, as if its giver had ended it. */
export const leaveGrant = publicCommand({
  deed: 'grant.leave',
  input: z.strictObject({ id: grantId, holder: z.string().max(200) }),
  prepare: async () => undefined,
  run: async ({ tx, input: { id, holder }, now, requestId }) => {
    const row = await lockGrant(tx, id)
    if (!isHolder(row, holder)) throw new AppError('link_unknown')
    const { validUntil } = await endLocked(tx, row, { caller: { id: 'agent' }, now, requestId })
    const sessionsEnded = await endSessionsAfter(tx, row.agent_email, now)
    return { value: { validUntil, sessionsEnded }, target: id, detail: { until: validUntil, sessionsEnded } }
  },
})

/**
 * Mints the one bare token of a grant, for who asked for it, gave it or agreed to it (`forbidden` for any other): it lasts for
 * the whole grant and cannot be taken back. With it comes the embed that takes it. Refuses a grant that is handed over by link
 * (`blocked`), and one whose token was minted already (`conflict`).
 */
export const mintBareToken = preparedCommand({
  deed: 'grant.token',
  input: z.strictObject({ id: grantId }),
  prepare: async ({ db, caller, input: { id }, now }) => {
    const row = await requireGrant(db, id)
    await requireMaker(db, row, caller)
    requireBare(row, now)
    return { signed: await signForGrant(db, row, now), frame: await frameOf(db, row, authoredOf(row).values) }
  },
  run: async ({ tx, caller, input: { id }, prepared: { signed, frame }, now, newId }) => {
    const row = await lockToMint(tx, id, signed)
    await requireMaker(tx, row, caller)
    const { minted } = signed
    const state = requireBare(row, now)
    const { detail, change } = await recordToken(tx, row, { id: newId('tok'), signed })
    await changeGrant(tx, id, { ...change, state, claimed_at: now })
    return { value: { ...minted, frame } satisfies BareToken, target: id, detail }
  },
})

async function requireMaker(db: ReadDb, row: GrantTable, caller: Caller): Promise<void> {
  if (mayMakeToken(row, await listDecisions(db, [row.id]), caller)) return
  throw new AppError('forbidden', {
    message: 'Only who asked for this access, gave it or agreed to it makes its token.',
  })
}

function requireBare(row: GrantTable, now: EpochMs) {
  if (row.delivery === 'token') return requireMove(row, 'claim', now)
  throw new AppError('blocked', { message: 'This access is handed over by link; its tokens go to the agent alone.' })
}

function requireMinting(row: GrantTable, now: EpochMs): void {
  if (!mintsTokens(stateAt(factsOf(row), now))) throw new AppError('link_ended')
}
