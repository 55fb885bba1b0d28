import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '@/lib/base'
import { dbOf } from '@/lib/server/db/testing'
import { listLedger } from './store'

test('grants from before the narrow table of searches are found in it, by whole letters, and extensions are not', async () => {
  const { database, upgrade } = await dbOf('0019-grants')
  const template = newId('tpl', randomBytes)
  await sql`insert into template (id, name, draft_text, revision, created_at, updated_at, updated_by) values (${template}, 'Old', '{}', 1, 1, 1, 'm')`.execute(
    database.db,
  )
  const ids = Array.from({ length: 1_003 }, () => newId('gnt', randomBytes))
  for (const [at, id] of ids.entries()) {
    const extended = at === 0 ? (ids[1] ?? null) : null
    await sql`insert into access_grant (id, revision, state, template_id, version, agent_email, agent_name, delivery, reason, ticket, reach, asked_by,
      asked_at, request_key, approvals, longest_seconds, end_set_by, token_seconds, claim_seconds, decide_by, minted, values_hash, sealed, extends)
      values (${id}, 1, 'ended', ${template}, 1, 'ida@acme.example', 'Ida', 'link', ${`Größe ${at}.`}, '', '', 'm', ${at}, ${`k${at}`}, 0, 1, '', 1, 1, 1, 0, '', '', ${extended})`.execute(
      database.db,
    )
  }
  await upgrade()
  const found = await listLedger(database.db, {
    agent: 'IDA@',
    words: 'GRÖßE',
    now: 5_000,
    limit: 2_000,
  })
  expect(found.map(({ id }) => id)).toEqual(ids.slice(1).toReversed())
  await database.close()
})
