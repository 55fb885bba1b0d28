import { type RawBuilder, sql } from 'kysely'
import type { ReadDb } from '@/lib/server/db'
import { lengthSteps, type QuarterCount, quarterMs } from '../../../../ledger/figures'
import { countable, type LedgerFilter } from '../store'

type Filter = Omit<LedgerFilter, 'after' | 'limit'>

/** How many of the grants that fit were asked for in each quarter of an hour that has any. */
export async function countByQuarter(db: ReadDb, filter: Filter): Promise<readonly QuarterCount[]> {
  // A whole number by a whole number is a whole number on both databases.
  const counted = await countBy(db, filter, sql<number>`asked_at / ${sql.lit(quarterMs)}`)
  return counted.map(({ by, count }) => ({ quarter: by, count }))
}

/** How many of the grants that fit came from each template, most first. */
export async function countByTemplate(db: ReadDb, filter: Filter): Promise<readonly Count<string>[]> {
  const counted = countable(db, filter)
    .select(['template_id as by', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('template_id')
  return (await counted.execute()).toSorted((one, other) => other.count - one.count || (one.by < other.by ? -1 : 1))
}

/** How many of the grants that fit last, or would have lasted, how long, extensions counted: `by` is a place in `lengthSteps`. */
export function countByLength(db: ReadDb, filter: Filter): Promise<readonly Count<number>[]> {
  const asked = sql`length_seconds * 1000`
  const length = sql`case when ends_at is null then ${asked} else ends_at - coalesce(starts_at, ready_at, asked_at) end`
  const steps = lengthSteps
    .slice(0, -1)
    .map(({ upTo }, place) => sql`when (${length}) <= ${sql.lit(upTo)} then ${sql.lit(place)}`)
  const longest = sql.lit(lengthSteps.length - 1)
  return countBy(db, filter, sql<number>`case ${sql.join(steps, sql` `)} else ${longest} end`)
}

type Count<B> = { readonly by: B; readonly count: number }

function countBy(db: ReadDb, filter: Filter, by: RawBuilder<number>): Promise<Count<number>[]> {
  return countable(db, filter)
    .select([by.as('by'), (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(sql`1`)
    .execute()
}
