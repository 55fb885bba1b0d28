import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '../../server/db/testing'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { plainEmbed, printEmbed } from '../embed/embed-defaults'
import { canonicalContent } from '../export/canonical'
import { printBundle, printTemplate } from '../export/print-file'
import { readTemplateFile } from '../export/read-file'
import type { ExportedTemplate } from '../export/template-file'
import { defaultIssuance, printIssuance } from '../issuance/issuance-settings'
import { printParameters } from '../parameters/parameter-list'
import { anyCase } from '../parameters/testing'
import { printTests } from '../tests/test-list'
import { emptyContent } from '../versions/content'
import { deleteTemplate } from './change'
import { createTemplate } from './create'
import { importTemplates } from './import'
import { exportTemplates, listTemplates } from './read'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

let now = 1_763_800_000_000

function next(caller: typeof owner | null = owner) {
  now += 1
  return contextOf(caller, now)
}

async function empty(): Promise<void> {
  for (const { id, revision } of await done(listTemplates, {}, next())) {
    await done(deleteTemplate, { id, revision }, next())
  }
}

function fileOf(text: string): readonly ExportedTemplate[] {
  const read = readTemplateFile(text)
  if (!read?.ok) throw new Error('no file')
  return read.value.templates.map(({ name, content }) => ({ name, content }))
}

function importable(templates: readonly ExportedTemplate[]) {
  return { templates: templates.map(({ name, content }) => ({ name, ...content })) }
}

function byName(templates: readonly ExportedTemplate[]): readonly ExportedTemplate[] {
  return templates.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const anyTemplate = anyCase.map(({ document, parameters, values }): ExportedTemplate => {
  const request = { resource: 'devices', action: 'read' }
  const tests = printTests([{ name: 'One', values, expect: 'deny', request, target: { id: 'd1' } }])
  const embed = printEmbed({ ...plainEmbed, filters: [{ key: 'user_id', value: 'c_4711' }], navigation: 'none' })
  const issuance = printIssuance({ ...defaultIssuance, approvals: 1, maxMinutes: 240 })
  const content = { text: document.text, parameters: printParameters(parameters), tests, embed, issuance }
  return { name: 'x', content }
})

test('what is exported, deleted and imported again is the same, to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTemplate, { minLength: 1, maxLength: 5 }), async (given) => {
      await empty()
      const templates = given.map((template, index) => ({ ...template, name: `Template ${index}` }))
      await done(importTemplates, importable(templates), next())
      const file = printBundle(await done(exportTemplates, {}, next()))
      await empty()
      await done(importTemplates, importable(fileOf(file)), next())
      expect(byName(await done(exportTemplates, {}, next()))).toEqual(templates)
      expect(printBundle(await done(exportTemplates, {}, next()))).toBe(file)
    }),
    { numRuns: 30 },
  )
})

test('one template comes back from its file with its parameters and tests', async () => {
  await empty()
  const [template] = fc.sample(anyTemplate, { numRuns: 1, seed: 1 })
  if (!template) throw new Error('no sample')
  const { id } = await done(createTemplate, { name: 'Mine', ...template.content }, next())
  const [exported] = await done(exportTemplates, { ids: [id] }, next())
  if (!exported) throw new Error('nothing was exported')
  const content = canonicalContent(template.content)
  expect(fileOf(printTemplate(exported))).toEqual([{ name: 'Mine', content }])
})

test('a name that is taken gets a number, and what has the name is not touched', async () => {
  await empty()
  const { id } = await done(createTemplate, { name: 'Mine', text: '{"role":null}' }, next())
  const again = { name: 'Mine', ...emptyContent }
  const { names } = await done(importTemplates, { templates: [again, { ...again, name: 'Other' }, again] }, next())
  expect(names).toEqual(['Mine (2)', 'Other', 'Mine (3)'])
  expect(await done(exportTemplates, { ids: [id] }, next())).toEqual([
    { name: 'Mine', content: { ...emptyContent, text: '{"role":null}' } },
  ])
})

test('when one of them is refused, none is made, and the refusal names it', async () => {
  await empty()
  const outcome = await importTemplates.execute(next(), {
    templates: [
      { name: 'Good', ...emptyContent },
      { name: 'Bad', ...emptyContent, text: '{"role":null,\n"role":null}' },
    ],
  })
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid', field: 'templates' } })
  expect(outcome.ok || outcome.failure.message).toMatch(/^“Bad”: Line 2, column 1: /)
  expect(await done(listTemplates, {}, next())).toEqual([])
})

test.each([
  { ...emptyContent, text: '[]' },
  { ...emptyContent, parameters: '{}' },
  { ...emptyContent, tests: '5\n' },
  { ...emptyContent, embed: '[]' },
  { ...emptyContent, embed: '{"page":"device"}' },
  { ...emptyContent, issuance: '[]' },
  { ...emptyContent, issuance: '{"approvals":3}' },
])('a template is not made of %j', async (content) => {
  expect(await codeOf(importTemplates, { templates: [{ name: 'x', ...content }] }, next())).toBe('invalid')
  expect(await codeOf(createTemplate, { name: 'x', ...content }, next())).toBe('invalid')
})

test('who may only look exports, and imports nothing', async () => {
  const auditor = { ...owner, roles: ['auditor' as const] }
  expect(await codeOf(exportTemplates, {}, next(auditor))).toBe('done')
  expect(await codeOf(importTemplates, { templates: [{ name: 'x', ...emptyContent }] }, next(auditor))).toBe(
    'forbidden',
  )
})

test('an import that fails when most of it is written leaves nothing of it, and what others wrote meanwhile stays', async () => {
  await empty()
  const templates = Array.from({ length: 120 }, (_, index) => ({ name: `T ${index}`, ...emptyContent }))
  // The last of them cannot be written.
  const refuse =
    database.dialect === 'sqlite'
      ? sql`create trigger refuse_last before insert on template when new.name = 'T 119' begin select raise(abort, 'full'); end`
      : sql`alter table template add constraint refuse_last check (name <> 'T 119')`
  await refuse.execute(database.db)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const others = ['One', 'Two', 'Three'].map((name) => codeOf(createTemplate, { name, text: '{}' }, next()))
  expect(await codeOf(importTemplates, { templates }, next())).toBe('internal')
  expect(await Promise.all(others)).toEqual(['done', 'done', 'done'])
  const mend =
    database.dialect === 'sqlite'
      ? sql`drop trigger refuse_last`
      : sql`alter table template drop constraint refuse_last`
  await mend.execute(database.db)
  expect((await done(listTemplates, {}, next())).map(({ name }) => name).toSorted()).toEqual(['One', 'Three', 'Two'])
  expect((await done(importTemplates, { templates }, next())).names).toEqual(templates.map(({ name }) => name))
})
