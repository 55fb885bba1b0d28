import { z } from 'zod'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { appendEntry } from '@/lib/server/journal'
import { type Caller, command, makeId } from '@/lib/server/service'
import type { EndedGrant } from '../../desk'
import { compareValues } from '../../extend'
import { isRunning, stateAt } from '../../lifecycle'
import { factsOf, idOf, requireMove } from '../row'
import { changeGrant, listExtensions, listRunning, listValueTerms, lockGrant, lockGrants } from '../store'
import type { GrantTable } from '../tables'
import { endSessionsAfter } from './end-sessions'
import { grantId } from './input'

/**
 * Ends a grant: no token is minted from now on, and its link opens nothing. What was minted stays valid until it expires,
 * which is said. Refuses what is over already (`conflict`), and more time for other access, which runs on with that (`not_found`).
 */
export const endGrant = command({
  deed: 'grant.end',
  input: z.strictObject({ id: grantId }),
  run: async ({ tx, caller, input: { id }, now, requestId }) => {
    const row = await lockGrant(tx, id)
    if (row.extends !== null) {
      const message = 'This is more time for other access, and ends with it. End that access instead.'
      throw new AppError('not_found', { message })
    }
    const ended = await endLocked(tx, row, { caller, now, requestId })
    const others = (await listRunning(tx, row.agent_email)).filter(
      (one) => one.id !== id && isRunning(stateAt(factsOf(one), now)),
    )
    const sessionsEnded = await endSessionsAfter(tx, row.agent_email, now)
    const value: EndedGrant = {
      ...ended,
      sessionsEnded,
      others: await describeOthers(tx, row, others),
    }
    return { value, target: id, detail: { until: ended.validUntil, sessionsEnded } }
  },
})

/** The other grants of an agent, with whether they are for the values of one: told by keyed hashes, and no value is opened. */
async function describeOthers(
  tx: WriteTx,
  row: GrantTable,
  others: readonly GrantTable[],
): Promise<EndedGrant['others']> {
  const terms = await listValueTerms(tx, [row.id, ...others.map(({ id }) => id)])
  const ofEnded = terms.get(row.id) ?? new Set()
  return others.map((one) => {
    const ofOther = terms.get(one.id) ?? new Set()
    const values = compareValues(ofEnded, ofOther, { isSameTemplate: one.template_id === row.template_id })
    return { id: idOf(one), reach: one.reach, values, endsAt: one.ends_at }
  })
}

/** Ends every grant that an agent holds now, in one operation. */
export const endAllOfAgent = command({
  deed: 'grant.end-all',
  input: z.strictObject({ email: z.string().trim().toLowerCase().max(300) }),
  run: async ({ tx, caller, input: { email }, now, requestId }) => {
    const ended: { readonly id: Id<'gnt'>; readonly validUntil: EpochMs | null }[] = []
    for (const row of await lockGrants(tx, await listRunning(tx, email))) {
      if (!isRunning(stateAt(factsOf(row), now))) continue
      const { validUntil } = await endLocked(tx, row, { caller, now, requestId })
      ended.push({ id: idOf(row), validUntil })
    }
    const sessionsEnded = await endSessionsAfter(tx, email, now)
    const detail = { ended: ended.map(({ id }) => id), sessionsEnded }
    return { value: { ended, sessionsEnded }, target: ended[0]?.id ?? null, detail }
  },
})

type Ending = {
  readonly caller: { readonly id: Caller['id'] | 'agent' }
  readonly now: EpochMs
  readonly requestId: Id<'req'>
}

/** Ends a grant that is held, and the requests to lengthen it. */
export async function endLocked(
  tx: WriteTx,
  row: GrantTable,
  { caller, now, requestId }: Ending,
): Promise<Pick<EndedGrant, 'state' | 'validUntil'>> {
  const state = requireMove(row, 'end', now)
  await changeGrant(tx, row.id, { state, ended_at: now, ended_by: caller.id })
  for (const extension of await listExtensions(tx, row.id)) await closeExtension(tx, extension, { now, requestId })
  const after = { ...row, state }
  const isValid = row.last_token_ends_at !== null && row.last_token_ends_at > now
  return { state: stateAt(factsOf(after), now), validUntil: isValid ? row.last_token_ends_at : null }
}

/** An extension ends with what it lengthened. One that still waits lapses, which nobody decided: an entry of its own. */
async function closeExtension(
  tx: WriteTx,
  row: GrantTable,
  { now, requestId }: Pick<Ending, 'now' | 'requestId'>,
): Promise<void> {
  const state = stateAt(factsOf(row), now)
  if (state === 'active') await changeGrant(tx, row.id, { state: 'ended', ended_at: now })
  if (state !== 'requested') return
  await changeGrant(tx, row.id, { state: 'lapsed' })
  const why = {
    deed: 'grant.lapse',
    target: row.id,
    detail: { because: 'grant.end', of: row.extends, state: 'lapsed' },
  }
  await appendEntry(tx, { id: makeId('evt'), at: now, actor: 'remit', outcome: 'done', requestId, ...why })
}
