import { z } from 'zod'
import type { EpochMs } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { publicQuery } from '@/lib/server/service'
import { type GrantState, isRunning, stateAt } from '../../lifecycle'
import type { GrantStanding, MoreTime } from '../../open'
import { grantId } from '../giving/input'
import { factsOf } from '../row'
import { listExtensions } from '../store'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
import { requireHeld } from '../using/claim'

/** How a grant stands, for the browser that claimed it, which asks every few seconds. Throws `link_unknown` for every other one. */
export const readStanding = publicQuery({
  deed: 'grant.standing',
  input: z.strictObject({ id: grantId, holder: z.string().max(200) }),
  isRepeated: true,
  run: async ({ db, input, now }) => standingOf(db, await requireHeld(db, input), now),
})

/** How a grant stands now. */
export async function standingOf(db: ReadDb, row: GrantTable, now: EpochMs): Promise<GrantStanding> {
  const state = stateAt(factsOf(row), now)
  return {
    state,
    endsAt: row.ends_at ?? now,
    lastTokenEndsAt: row.last_token_ends_at,
    endedBy: isRunning(state) ? null : await endedBy(db, row),
    more: await moreOf(db, row, now),
    origin: (await getConnection(db)).origin,
    now,
  }
}

async function endedBy(db: ReadDb, { ended_by: by }: GrantTable): Promise<GrantStanding['endedBy']> {
  if (by === null) return { kind: 'time' }
  if (by === 'agent') return { kind: 'agent' }
  return { kind: 'member', name: (await memberNames(db)).get(by) ?? formerMember }
}

async function moreOf(db: ReadDb, row: GrantTable, now: EpochMs): Promise<MoreTime | null> {
  const asked = (await listExtensions(db, row.id)).findLast((one) => one.asked_by === 'agent')
  if (asked === undefined) return null
  const decision = (await listDecisions(db, [asked.id])).find(({ kind }) => kind === 'declined')
  return {
    state: moreState(stateAt(factsOf(asked), now)),
    endsAt: asked.ends_at ?? now,
    reason: decision?.reason ?? '',
  }
}

function moreState(state: GrantState): MoreTime['state'] {
  switch (state) {
    case 'requested':
      return 'asked'
    case 'declined':
    case 'lapsed':
      return state
    default:
      return 'agreed'
  }
}
