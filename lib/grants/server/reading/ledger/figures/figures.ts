import { z } from 'zod'
import { query } from '@/lib/server/service'
import { listTemplateNamesIn } from '@/lib/templates/server'
import { countOverTime, isTimeZone, type LedgerFigures, lengthSteps } from '../../../../ledger/figures'
import { ledgerFilters } from '../input'
import { filterOf } from '../list'
import { countByLength, countByQuarter, countByTemplate } from './store'

const mostTemplates = 8

/** How the grants that fit spread over time, templates and lengths. Days are those of the time zone that is named. */
export const countGrants = query({
  deed: 'grant.figures',
  input: z.strictObject({
    ...ledgerFilters,
    zone: z.string().max(100).refine(isTimeZone, 'This is no time zone.'),
  }),
  run: async ({ db, caller, input: { zone, ...asked }, now }): Promise<LedgerFigures> => {
    const filter = { ...(await filterOf(db, asked, caller)), now }
    const templates = await countByTemplate(db, filter)
    const shown = templates.slice(0, mostTemplates)
    const names = await listTemplateNamesIn(
      db,
      shown.map(({ by }) => by),
    )
    const others = sum(templates.slice(mostTemplates))
    const lengths = new Map((await countByLength(db, filter)).map(({ by, count }) => [by, count]))
    return {
      total: sum(templates),
      overTime: countOverTime(await countByQuarter(db, filter), zone),
      byTemplate: [
        ...shown.map(({ by: id, count }) => ({ id, name: names.get(id) ?? 'a deleted template', count })),
        ...(others === 0 ? [] : [{ id: null, name: 'Others', count: others }]),
      ],
      byLength: lengthSteps.map(({ label }, place) => ({ label, count: lengths.get(place) ?? 0 })),
    }
  },
})

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((all, { count }) => all + count, 0)
}
