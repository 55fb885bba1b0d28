import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import { activeDeciders } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import { stateAt } from '../../lifecycle'
import type { GrantRequest } from '../../view'
import { countAgreements } from '../deciding/agreements'
import { findLostAskers } from '../deciding/askers'
import { type Decider, findBehind, whyNotDecide, whyTooLong } from '../deciding/second-pair'
import { grantId } from '../giving/input'
import { factsOf } from '../row'
import { findRuleRefusals } from '../rule/approvers'
import { narrowingOf } from '../sealed-claims'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
import { requireKnown } from './known'
import { listAskedBy, listOpenRequests } from './store'
import { viewGrants } from './view'

/** So many of one's own are shown. */
const ownShown = 50

/** What waits for the one who asks, and what they asked for themselves, newest first, with whether there is more of that. */
export const listGrantRequests = query({
  deed: 'grant.requests',
  input: z.object({}),
  run: async ({ db, caller, now }) => {
    const asked = await listAskedBy(db, caller.id, ownShown + 1)
    const own = asked.slice(0, ownShown)
    const right = mayDo('grant.approve', caller.roles)
    const waiting = right ? await listWaitingFor(db, caller, now) : []
    return {
      waiting: await viewRequests(db, waiting, { caller, now }),
      own: await viewRequests(db, own, { caller, now }),
      hasMore: asked.length > ownShown,
    }
  },
})

/**
 * One request for whoever has its address and may know of it, whether it waits for them or not. Refuses an unknown one, and
 * one of others to whoever may only ask, with `not_found`.
 */
export const getGrantRequest = query({
  deed: 'grant.request',
  input: z.strictObject({ id: grantId }),
  run: async ({ db, caller, input: { id }, now }): Promise<GrantRequest> => {
    const [request] = await viewRequests(db, [await requireKnown(db, id, caller)], { caller, now })
    if (request === undefined) throw new Error('A request that was read has no view.')
    return request
  },
})

type Person = Decider & { readonly name: string }

type Looking = { readonly caller: Caller; readonly now: EpochMs }

/** Shows requests with who can still agree to each, and what the one who looks can do about it. */
async function viewRequests(
  db: ReadDb,
  rows: readonly GrantTable[],
  { caller, now }: Looking,
): Promise<readonly GrantRequest[]> {
  const right = mayDo('grant.approve', caller.roles)
  const people = await activeDeciders(db, 'grant.approve')
  const agreements = await countAgreements(db, rows, now)
  const behind = await findBehind(db, rows)
  const lost = await findLostAskers(db)
  const refusedByRule = await findRuleRefusals(db, rows, now)
  const hasDecided = await findDecided(db, rows)
  const views = await viewGrants(db, rows, { caller, now })
  return rows.flatMap((row, index) => {
    const view = views[index]
    if (view === undefined) return []
    const whyNoOther = (one: Decider) => whyNotDecide(row, behind(row), one)
    const whyNotFor = (one: Person) =>
      whyNoOther(one) ?? lost(row) ?? whyTooLong(row, behind(row), one, now) ?? refusedByRule(row, one)
    // Nobody decides twice, nor about their own.
    const isOpen = view.state === 'requested' && !hasDecided(row, caller)
    const deciders = people.filter((one) => !hasDecided(row, one) && whyNotFor(one) === null)
    return [
      {
        ...view,
        whyNot: right && isOpen ? whyNotFor(caller) : null,
        deciders: deciders.map(({ name }) => name),
        narrowing: narrowingOf(row),
        ...agreements(row),
        mayDecide: right && isOpen && whyNoOther(caller) === null,
      },
    ]
  })
}

/** Tells who agreed to a request already, or said no. */
async function findDecided(
  db: ReadDb,
  rows: readonly GrantTable[],
): Promise<(row: GrantTable, person: Pick<Decider, 'id'>) => boolean> {
  const ids = rows.map(({ id }) => id)
  const decisions = await listDecisions(db, ids)
  return (row, { id }) => decisions.some(({ grant_id: of, by }) => of === row.id && by === id)
}

/** How many requests wait for the one who asks; asked again and again by the frame of every page. */
export const countWaitingGrants = query({
  deed: 'grant.waiting',
  input: z.object({}),
  isRepeated: true,
  run: async ({ db, caller, now }): Promise<{ readonly count: number }> => {
    return { count: (await listWaitingFor(db, caller, now)).length }
  },
})

/** The open requests that this caller may decide and has not agreed to yet, oldest first. */
async function listWaitingFor(db: ReadDb, caller: Caller, now: EpochMs): Promise<readonly GrantTable[]> {
  const open = (await listOpenRequests(db)).filter((row) => stateAt(factsOf(row), now) === 'requested')
  const behind = await findBehind(db, open)
  const others = open.filter((row) => whyNotDecide(row, behind(row), caller) === null)
  const hasDecided = await findDecided(db, others)
  return others.filter((row) => !hasDecided(row, caller))
}
