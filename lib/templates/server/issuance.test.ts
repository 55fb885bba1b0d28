import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import type { Database } from '@/lib/server/db'
import { makeId, type RequestContext } from '@/lib/server/service'
import { dbOf, testDb } from '../../server/db/testing'
import { contextOf, done, owner } from '../../server/service/testing'
import { defaultIssuance, printIssuance } from '../issuance/issuance-settings'
import { emptyContent } from '../versions/content'
import { saveDraft } from './change'
import { hashOf } from './content'
import { createTemplate, duplicateTemplate } from './create'
import { exportTemplates, getTemplate } from './read'
import { publishTemplate, restoreVersion } from './versions/publish'
import { contentOfRow, listVersions } from './versions/read'
import { listVersionRows } from './versions/store'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

let now = 1_763_800_000_000

function next(): RequestContext {
  now += 1
  return contextOf(owner, now)
}

const text = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'
const issuance = printIssuance({ ...defaultIssuance, maxMinutes: 240, approvals: 1 })
const consent = { note: 'First version.', reasons: [], acknowledgesWider: true, liveVersion: null }

async function withIssuance(): Promise<{ id: Id<'tpl'>; revision: number }> {
  const { id } = await done(createTemplate, { name: 'Mine', text, issuance }, next())
  return { id, revision: 1 }
}

test('issuance settings belong to the draft, its copy, its export and its versions, to the letter', async () => {
  const draft = await withIssuance()
  expect(await done(getTemplate, { id: draft.id }, next())).toMatchObject({ issuance })
  const copy = await done(duplicateTemplate, { id: draft.id }, next())
  expect(await done(getTemplate, { id: copy.id }, next())).toMatchObject({ issuance })
  const [exported] = await done(exportTemplates, { ids: [draft.id] }, next())
  expect(exported?.content).toEqual({ ...emptyContent, text, issuance })
  await done(publishTemplate, { ...draft, ...consent }, next())
  const [version] = await done(listVersions, { id: draft.id }, next())
  expect(version?.content).toEqual({ ...emptyContent, text, issuance })
})

test('a change of the issuance settings alone is a new version, and restoring the earlier one brings them back', async () => {
  const draft = await withIssuance()
  await done(publishTemplate, { ...draft, ...consent }, next())
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text }, next())
  expect(await done(publishTemplate, { ...consent, liveVersion: 1, id: draft.id, revision }, next())).toEqual({
    number: 2,
  })
  await done(restoreVersion, { ...consent, liveVersion: 2, id: draft.id, revision, number: 1 }, next())
  const versions = await done(listVersions, { id: draft.id }, next())
  expect(versions.map(({ content }) => content.issuance)).toEqual([issuance, emptyContent.issuance, issuance])
})

test.each(['', '[]', '{"approvals":3}', '{"ttl":5}', '{"maxMinutes":60,"maxMinutes":60}', '{"reason":{"pattern":7}}'])(
  'a draft is not saved with the issuance settings %j, and is told where they are wrong',
  async (bad) => {
    const { id } = await withIssuance()
    const outcome = await saveDraft.execute(next(), { ...emptyContent, id, revision: 1, text, issuance: bad })
    expect(outcome.ok === false && outcome.failure).toMatchObject({
      code: 'invalid',
      field: 'issuance',
      message: expect.stringMatching(/^Line 1, column \d+: /),
    })
  },
)

test('contents with empty issuance settings keep the hashes they had before there were any; others have their own', () => {
  const plain = { ...emptyContent, text: '{"role":null}' }
  const withEmbed = { ...plain, embed: '{\n  "page": "connect"\n}\n' }
  expect(hashOf(plain)).toBe('cc63989e9070fa1c68f00dc7ccbb25eb42b442af656f136d2cb362ba94ad374a')
  expect(hashOf(withEmbed)).toBe('a0d3f43db08435149be13e5fd3202cc193d9060cf123e56434c4e6be6edd6ed3')
  expect(hashOf({ ...plain, issuance })).not.toBe(hashOf(plain))
})

test('versions from before issuance settings keep what they say, are not written to, and have empty ones', async () => {
  const { database: old, upgrade } = await dbOf('0017-setup-codes')
  const id = makeId('tpl')
  await sql`insert into template (id, name, draft_text, revision, created_at, updated_at, updated_by, live_version) values (${id}, 'Old', ${text}, 1, 1, 1, 'm', 1)`.execute(
    old.db,
  )
  await sql`insert into template_version (template_id, number, text, parameters, tests, content_hash, note, reasons, published_at, published_by) values (${id}, 1, ${text}, ${emptyContent.parameters}, '', 'h', 'n', '[]', 1, 'm')`.execute(
    old.db,
  )
  await upgrade()
  const rows = await listVersionRows(old.db, id)
  expect(rows.map(contentOfRow)).toEqual([{ ...emptyContent, text }])
  await expect(sql`update template_version set issuance = '{}'`.execute(old.db)).rejects.toThrow(/never changes/)
  const drafts = await sql<{ draft_issuance: string }>`select draft_issuance from template`.execute(old.db)
  expect(drafts.rows).toEqual([{ draft_issuance: emptyContent.issuance }])
  await old.close()
})
