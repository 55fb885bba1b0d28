import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import { activeDeciders } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import { stateAt } from '../../lifecycle'
import type { GrantRequest, GrantView } from '../../view'
import { countAgreements } from '../deciding/agreements'
import { findLostAskers } from '../deciding/askers'
import { type Decider, findBehind, whyNotDecide, whyTooLong } from '../deciding/second-pair'
import { factsOf } from '../row'
import { narrowingOf } from '../sealed-claims'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
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
    const people = await activeDeciders(db, 'grant.approve')
    const right = mayDo('grant.approve', caller.roles)
    const waiting = right ? await listWaitingFor(db, caller, now) : []
    const all = [...own, ...waiting]
    const agreements = await countAgreements(db, all, now)
    const behind = await findBehind(db, all)
    const lost = await findLostAskers(db)
    const decorate = (rows: readonly GrantTable[], views: readonly GrantView[]): readonly GrantRequest[] =>
      rows.flatMap((row, index) => {
        const view = views[index]
        if (view === undefined) return []
        const whyNoOther = (one: Decider) => whyNotDecide(row, behind(row), one)
        const whyNotFor = (one: Decider) => whyNoOther(one) ?? lost(row) ?? whyTooLong(row, behind(row), one, now)
        const [whyNot, deciders] = [whyNotFor(caller), people.filter((one) => whyNotFor(one) === null)]
        // What this person agreed to already is not among what waits; their own they may not decide.
        const mayDecide = right && whyNoOther(caller) === null && view.state === 'requested'
        return [
          {
            ...view,
            whyNot,
            deciders: deciders.map(({ name }) => name),
            narrowing: narrowingOf(row),
            ...agreements(row),
            mayDecide,
          },
        ]
      })
    return {
      waiting: decorate(waiting, await viewGrants(db, waiting, { caller, now })),
      own: decorate(own, await viewGrants(db, own, { caller, now })),
      hasMore: asked.length > ownShown,
    }
  },
})

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
  const ids = others.map(({ id }) => id)
  const agreed = (await listDecisions(db, ids)).filter(({ by }) => by === caller.id)
  return others.filter(({ id }) => !agreed.some(({ grant_id: of }) => of === id))
}
