import { type Kysely, sql } from 'kysely'
import { foldText } from '@/lib/base'

/**
 * What the ledger is searched for stands in a narrow table of its own, folded: looking through it for words that nobody wrote
 * reads a tenth of what the grants hold. Extensions have no row there, as they stand under the grant that they lengthen.
 */
export async function ledgerSearch(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_search')
    .addColumn('grant_id', 'text', (column) => column.primaryKey().references('access_grant.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .execute()
  await fill(db)
  await db.schema.createIndex('grant_search_at_grant_id').on('grant_search').columns(['at', 'grant_id']).execute()
}

type Written = {
  readonly id: string
  readonly asked_at: number
  readonly agent_email: string
  readonly agent_name: string
  readonly reason: string
  readonly ticket: string
}

const perStep = 500

async function fill(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Written>`
      select id, asked_at, agent_email, agent_name, reason, ticket from access_grant
      where extends is null and id > ${after} order by id limit ${perStep}
    `.execute(db)
    const [last] = rows.slice(-1)
    if (last === undefined) return
    const values = rows.map(
      (row) =>
        sql`(${row.id}, ${row.asked_at}, ${foldText(`${row.agent_email}\n${row.agent_name}`)}, ${foldText(`${row.reason}\n${row.ticket}`)})`,
    )
    await sql`insert into grant_search (grant_id, at, agent, words) values ${sql.join(values)}`.execute(db)
    after = last.id
  }
}
