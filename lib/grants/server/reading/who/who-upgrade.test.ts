import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '@/lib/base'
import { dbOf } from '@/lib/server/db/testing'
import { listLedger } from '../ledger/store'
import { listCandidates } from './store'

const hour = 3_600_000

test('grants from before what they reach was filed by time are found at their time, and by value as they were', async () => {
  const { database, upgrade } = await dbOf('0027-grants-by-giver')
  const { db } = database
  const template = newId('tpl', randomBytes)
  await sql`insert into template (id, name, draft_text, revision, created_at, updated_at, updated_by) values (${template}, 'Old', '{}', 1, 1, 1, 'm')`.execute(
    db,
  )
  const ids: readonly string[] = Array.from({ length: 4 }, () => newId('gnt', randomBytes))
  for (const [index, id] of ids.entries()) {
    const lastTokenEndsAt = index === 3 ? null : (index + 2) * hour
    await sql`insert into access_grant (id, revision, state, template_id, version, agent_email, agent_name, delivery, reason, ticket, reach, asked_by,
      asked_at, request_key, approvals, longest_seconds, end_set_by, token_seconds, claim_seconds, decide_by, minted, values_hash, sealed, last_token_ends_at)
      values (${id}, 1, 'ended', ${template}, 1, 'ida@acme.example', 'Ida', 'link', 'Why.', '', '', 'm', ${index * hour}, ${`k${index}`}, 0, 1, '', 1, 1, 1, 0, '', '', ${lastTokenEndsAt})`.execute(
      db,
    )
    await sql`insert into grant_search (grant_id, at, agent, words) values (${id}, ${index * hour}, 'ida', 'why.')`.execute(
      db,
    )
    await sql`insert into grant_term (term, grant_id, kind) values ('one', ${id}, 'reach'), ('two', ${id}, 'reach'), (${`value${index}`}, ${id}, 'value')`.execute(
      db,
    )
  }
  await upgrade()
  const at = async (when: number, terms = ['one', 'two']) =>
    (await listCandidates(db, { terms, from: when, to: when, limit: 10 })).map(({ id }) => ids.indexOf(id))
  expect(await at(1.5 * hour)).toEqual([1, 0])
  expect(await at(2 * hour)).toEqual([2, 1])
  expect(await at(2 * hour, ['other'])).toEqual([])
  expect(await at(5 * hour)).toEqual([])
  const rows = await listLedger(db, { term: ['value3'], now: 9 * hour, limit: 10 })
  expect(rows.map(({ id }) => ids.indexOf(id))).toEqual([3])
  await database.close()
})
