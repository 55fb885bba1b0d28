import type { EpochMs } from '@/lib/base'
import { formerMember } from '@/lib/members'
import { activeDeciders, memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import type { GrantTable } from '../tables'
import { listDecisions } from '../trail/store'
import { findBehind, whyNotDecide, whyTooLong } from './second-pair'

/** How many agreed to a request whose agreement counts, and by name who agreed but may not any more, so that theirs does not. */
export type Agreements = { readonly agreed: number; readonly uncounted: readonly string[] }

/** Counts for each of these requests who agreed and could agree today: somebody who was disabled since does not count. */
export async function countAgreements(
  db: ReadDb,
  rows: readonly GrantTable[],
  now: EpochMs,
): Promise<(row: GrantTable) => Agreements> {
  const ids = [...new Set(rows.map(({ id }) => id))]
  const decisions = (await listDecisions(db, ids)).filter(({ kind }) => kind === 'approved')
  const deciders = new Map((await activeDeciders(db, 'grant.approve')).map((one) => [one.id, one]))
  const [behind, names] = [await findBehind(db, rows), await memberNames(db)]
  return (row) => {
    const own = decisions.filter(({ grant_id: of }) => of === row.id)
    const counted = own.filter(({ by }) => {
      const person = deciders.get(by)
      if (person === undefined || whyNotDecide(row, behind(row), person) !== null) return false
      return whyTooLong(row, behind(row), person, now) === null
    })
    const rest = own.filter((one) => !counted.includes(one))
    return { agreed: counted.length, uncounted: rest.map(({ by }) => names.get(by) ?? formerMember) }
  }
}
