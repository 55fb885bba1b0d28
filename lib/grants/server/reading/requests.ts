import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import { activeDeciders, activeRoles, memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, query } from '@/lib/server/service'
import { stateAt } from '../../lifecycle'
import type { GrantRequest, GrantView } from '../../view'
import { whyNotDecide } from '../giving/decide'
import { factsOf } from '../row'
import { narrowingOf } from '../sealed-claims'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
import { listAskedBy, listOpenRequests } from './store'
import { viewGrants } from './view'

/** What waits for the one who asks, and what they asked for themselves, newest first. */
export const listGrantRequests = query({
  deed: 'grant.requests',
  input: z.object({}),
  run: async ({ db, caller, now }) => {
    const own = await listAskedBy(db, caller.id, 50)
    const people = await activeDeciders(db, 'grant.approve')
    const right = mayDo('grant.approve', caller.roles)
    const waiting = right ? await listWaitingFor(db, caller, now) : []
    const agreed = await countAgreements(db, [...own, ...waiting])
    const decorate = (rows: readonly GrantTable[], views: readonly GrantView[]): readonly GrantRequest[] =>
      views.map((view, index) => {
        const row = rows[index]
        const whyNot = row === undefined ? null : whyNotDecide(row, caller)
        const deciders = people
          .filter((one) => row !== undefined && whyNotDecide(row, one) === null)
          .map(({ name }) => name)
        // What this person agreed to already is not among what waits; their own they may not decide.
        const narrowing = row === undefined ? null : narrowingOf(row)
        return {
          ...view,
          whyNot,
          deciders,
          narrowing,
          ...agreed(view.id),
          mayDecide: right && whyNot === null && view.state === 'requested',
        }
      })
    return {
      waiting: decorate(waiting, await viewGrants(db, waiting, { caller, now })),
      own: decorate(own, await viewGrants(db, own, { caller, now })),
    }
  },
})

/** For each request: how many agreed who still may, and by name who may not any more. */
async function countAgreements(db: ReadDb, rows: readonly GrantTable[]) {
  const ids = [...new Set(rows.map(({ id }) => id))]
  const decisions = (await listDecisions(db, ids)).filter(({ kind }) => kind === 'approved')
  const [roles, names] = [await activeRoles(db), await memberNames(db)]
  const counts = ({ by }: { readonly by: string }) => mayDo('grant.approve', roles.get(by) ?? [])
  return (id: string): Pick<GrantRequest, 'agreed' | 'uncounted'> => {
    const own = decisions.filter(({ grant_id: of }) => of === id)
    const uncounted = own.filter((one) => !counts(one)).map(({ by }) => names.get(by) ?? 'a former member')
    return { agreed: own.filter(counts).length, uncounted }
  }
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
  const others = open.filter((row) => whyNotDecide(row, caller) === null)
  const ids = others.map(({ id }) => id)
  const agreed = (await listDecisions(db, ids)).filter(({ by }) => by === caller.id)
  return others.filter(({ id }) => !agreed.some(({ grant_id: of }) => of === id))
}
