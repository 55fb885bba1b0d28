import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import type { Database } from '@/lib/server/db'
import { makeId, type RequestContext } from '@/lib/server/service'
import { dbOf, testDb } from '../../server/db/testing'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { plainEmbed, printEmbed } from '../embed/embed-defaults'
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
const embed = printEmbed({ ...plainEmbed, page: 'connect', filters: [{ key: 'user_id', value: 'c_4711' }] })
const consent = { note: 'First version.', reasons: [], acknowledgesWider: true, liveVersion: null }

async function withEmbed(): Promise<{ id: Id<'tpl'>; revision: number }> {
  const { id } = await done(createTemplate, { name: 'Mine', text, embed }, next())
  return { id, revision: 1 }
}

test('embed defaults belong to the draft, its copy, its export and its versions, to the letter', async () => {
  const draft = await withEmbed()
  expect(await done(getTemplate, { id: draft.id }, next())).toMatchObject({ embed })
  const copy = await done(duplicateTemplate, { id: draft.id }, next())
  expect(await done(getTemplate, { id: copy.id }, next())).toMatchObject({ embed })
  const [exported] = await done(exportTemplates, { ids: [draft.id] }, next())
  expect(exported?.content).toEqual({ ...emptyContent, text, embed })
  await done(publishTemplate, { ...draft, ...consent }, next())
  const [version] = await done(listVersions, { id: draft.id }, next())
  expect(version?.content).toEqual({ ...emptyContent, text, embed })
})

test('a change of the embed defaults alone is a new version, and restoring the earlier one brings them back', async () => {
  const draft = await withEmbed()
  await done(publishTemplate, { ...draft, ...consent }, next())
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text }, next())
  expect(await done(publishTemplate, { ...consent, liveVersion: 1, id: draft.id, revision }, next())).toEqual({
    number: 2,
  })
  await done(restoreVersion, { ...consent, liveVersion: 2, id: draft.id, revision, number: 1 }, next())
  const versions = await done(listVersions, { id: draft.id }, next())
  expect(versions.map(({ content }) => content.embed)).toEqual([embed, emptyContent.embed, embed])
})

test.each(['', '[]', '{"page":"device"}', '{"filters":[{"key":"a","value":7}]}', '{"page":"code","page":"code"}'])(
  'a draft is not saved with the embed defaults %j, and is told where they are wrong',
  async (bad) => {
    const { id } = await withEmbed()
    const outcome = await saveDraft.execute(next(), { ...emptyContent, id, revision: 1, text, embed: bad })
    expect(outcome.ok === false && outcome.failure).toMatchObject({
      code: 'invalid',
      field: 'embed',
      message: expect.stringMatching(/^Line 1, column \d+: /),
    })
  },
)

test('a draft whose filter uses a parameter that is not declared is saved and not published', async () => {
  const { id } = await withEmbed()
  const open = printEmbed({ ...plainEmbed, filters: [{ key: 'user_id', value: '{{user_id}}' }] })
  const { revision } = await done(saveDraft, { ...emptyContent, id, revision: 1, text, embed: open }, next())
  const outcome = await publishTemplate.execute(next(), { ...consent, id, revision })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'blocked', field: 'embed' })
  expect(await codeOf(publishTemplate, { ...consent, id, revision }, next())).toBe('blocked')
})

test('a content with empty embed defaults keeps the hash it had before there were any; others have their own', () => {
  const content = { ...emptyContent, text: '{"role":null}' }
  expect(hashOf(content)).toBe('cc63989e9070fa1c68f00dc7ccbb25eb42b442af656f136d2cb362ba94ad374a')
  expect(hashOf({ ...content, embed })).not.toBe(hashOf(content))
})

test('versions from before embed defaults keep what they say, are not written to, and have empty ones', async () => {
  const { database: old, upgrade } = await dbOf('0010-journal-target')
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
  await expect(sql`update template_version set embed = '{}'`.execute(old.db)).rejects.toThrow(/never changes/)
  const drafts = await sql<{ draft_embed: string }>`select draft_embed from template`.execute(old.db)
  expect(drafts.rows).toEqual([{ draft_embed: emptyContent.embed }])
  await old.close()
})
