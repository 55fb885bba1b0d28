import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { changeGuardrail } from '@/lib/guardrails/server'
import type { Database } from '@/lib/server/db'
import { type Caller, makeId, type RequestContext } from '@/lib/server/service'
import { testDb } from '../../server/db/testing'
import type { JournalTables } from '../../server/journal/tables'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { startingPoints } from '../starting-points'
import { emptyContent } from '../versions/content'
import { deleteTemplate, renameTemplate, restoreTemplate, saveDraft } from './change'
import { createTemplate, duplicateTemplate } from './create'
import { getTemplate, listTemplateNames, listTemplates } from './read'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

let now = 1_763_800_000_000

/** Each deed a moment later than the one before. */
function next(caller: Caller | null = owner): RequestContext {
  now += 1
  return contextOf(caller, now)
}

async function fresh(): Promise<Id<'tpl'>> {
  return (await done(createTemplate, { startingPoint: 'one-customer' }, next())).id
}

test.each(startingPoints.map(({ id, name, text }) => ({ id, name, text })))(
  '$name becomes a template with its text as the first draft',
  async ({ id: startingPoint, name, text }) => {
    const { id } = await done(createTemplate, { startingPoint }, next())
    expect(await done(getTemplate, { id }, next())).toMatchObject({ id, name, text, revision: 1 })
  },
)

test('a draft text becomes a template to the letter, under its name', async () => {
  const text = '{ "role": null,\n "policy": {"version":3} }'
  const { id } = await done(createTemplate, { text, name: 'Imported' }, next())
  expect(await done(getTemplate, { id }, next())).toMatchObject({ id, name: 'Imported', text, revision: 1 })
})

test.each([
  { text: '{"role":null,"role":"agent"}', name: 'x' },
  { text: '[]', name: 'x' },
  { text: '{}' },
  { text: '{}', name: 'x', startingPoint: 'one-customer' },
  { name: 'x' },
])('a template is not made of %j', async (input) => {
  expect(await codeOf(createTemplate, input, next())).toBe('invalid')
})

test('a save over the revision it started from is kept to the letter, spacing and unknown keys included', async () => {
  const id = await fresh()
  const text = '{ "x-note":"kept",\n\t"role" : null,"policy":{"version":3} }'
  expect(await done(saveDraft, { ...emptyContent, id, revision: 1, text }, next())).toMatchObject({ revision: 2 })
  expect(await done(getTemplate, { id }, next())).toMatchObject({ text, revision: 2 })
})

test('what was written on the page of one person is not saved by another who signed in since', async () => {
  const id = await fresh()
  const text = '{"role":null,"policy":{"version":3}}'
  const given = { ...emptyContent, id, revision: 1, text }
  expect(await codeOf(saveDraft, { ...given, as: 'somebody@else.example' }, next())).toBe('other_person')
  expect((await done(getTemplate, { id }, next())).revision).toBe(1)
  const context = next()
  expect(await codeOf(saveDraft, { ...given, as: context.caller?.email }, context)).toBe('done')
})

test('of many saves over one revision exactly one is kept and all others are told', async () => {
  const id = await fresh()
  const texts = Array.from({ length: 10 }, (_, index) => `{"role":null,"policy":{"version":3},"n":${index}}`)
  const codes = await Promise.all(
    texts.map((text) => codeOf(saveDraft, { ...emptyContent, id, revision: 1, text }, next())),
  )
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code === 'conflict')).toHaveLength(9)
  expect((await done(getTemplate, { id }, next())).text).toBe(texts[codes.indexOf('done')])
})

test('a draft with error findings is saved; text the strict reader refuses is not, with line and column', async () => {
  const id = await fresh()
  await done(saveDraft, { ...emptyContent, id, revision: 1, text: '{"role":"admin","policy":{"version":3}}' }, next())
  const outcome = await saveDraft.execute(next(), {
    ...emptyContent,
    id,
    revision: 2,
    text: '{"role":null,\n"role":"administrator"}',
  })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'invalid', field: 'text' })
  expect(outcome.ok === false && outcome.failure.message).toMatch(/^Line 2, column \d+: /)
  expect((await done(getTemplate, { id }, next())).revision).toBe(2)
})

test('a copy has its own life', async () => {
  const id = await fresh()
  const copy = await done(duplicateTemplate, { id }, next())
  expect(copy.name).toBe('One customer (copy)')
  await done(
    saveDraft,
    { ...emptyContent, id: copy.id, revision: 1, text: '{"role":null,"policy":{"version":3}}' },
    next(),
  )
  expect((await done(getTemplate, { id }, next())).revision).toBe(1)
})

test('a deleted template is gone from everywhere, and restoring brings it back unchanged', async () => {
  const id = await fresh()
  const before = await done(getTemplate, { id }, next())
  await done(deleteTemplate, { id, revision: 1 }, next())
  expect(await codeOf(getTemplate, { id }, next())).toBe('not_found')
  expect(await codeOf(saveDraft, { ...emptyContent, id, revision: 1, text: '{}' }, next())).toBe('not_found')
  expect(await codeOf(renameTemplate, { id, name: 'New', was: before.name }, next())).toBe('not_found')
  expect(await codeOf(deleteTemplate, { id, revision: 1 }, next())).toBe('not_found')
  expect((await done(listTemplates, {}, next())).some((row) => row.id === id)).toBe(false)
  await done(restoreTemplate, { id }, next())
  expect(await done(getTemplate, { id }, next())).toEqual(before)
  expect(await codeOf(restoreTemplate, { id }, next())).toBe('not_found')
})

test('a draft that was saved since it was looked at is not deleted unseen', async () => {
  const id = await fresh()
  await done(saveDraft, { ...emptyContent, id, revision: 1, text: '{"role":null,"policy":{"version":3}}' }, next())
  const outcome = await deleteTemplate.execute(next(), { id, revision: 1 })
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Look at it before you delete it'),
  })
  expect(await codeOf(deleteTemplate, { id, revision: 2 }, next())).toBe('done')
})

test('a name is given over the one that was seen: another in between is a conflict that tells it', async () => {
  const id = await fresh()
  const context = next()
  await done(renameTemplate, { id, name: 'Harbour desk', was: 'One customer' }, context)
  const late = await renameTemplate.execute(next(), { id, name: 'Night desk', was: 'One customer' })
  expect(late.ok === false && late.failure).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('“Harbour desk”'),
  })
  expect((await done(getTemplate, { id }, next())).name).toBe('Harbour desk')
  const entries = await database.db.withTables<JournalTables>().selectFrom('journal').selectAll().execute()
  const entry = entries.find(({ request_id }) => request_id === context.requestId)
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ from: 'One customer', to: 'Harbour desk' })
})

test('of many who rename one template at once exactly one does', async () => {
  const id = await fresh()
  const names = Array.from({ length: 8 }, (_, index) => `Name ${index}`)
  const codes = await Promise.all(
    names.map((name) => codeOf(renameTemplate, { id, name, was: 'One customer' }, next())),
  )
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code === 'conflict')).toHaveLength(7)
  expect((await done(getTemplate, { id }, next())).name).toBe(names[codes.indexOf('done')])
})

test('the list says what each draft reaches and how many findings it has, last touched first', async () => {
  const id = await fresh()
  const [first] = await done(listTemplates, {}, next())
  expect(first).toMatchObject({ id, name: 'One customer', findings: { error: 0 } })
  expect(first?.reach.length).toBeGreaterThan(10)
})

test('an unknown template and an id that is none are told apart, and neither is a crash', async () => {
  expect(await codeOf(getTemplate, { id: makeId('tpl') }, next())).toBe('not_found')
  expect(await codeOf(getTemplate, { id: 'tpl_../../x' }, next())).toBe('invalid')
})

test.each([
  ['list', () => codeOf(listTemplates, {}, next(null))],
  ['get', () => codeOf(getTemplate, { id: makeId('tpl') }, next(null))],
  ['create', () => codeOf(createTemplate, { startingPoint: 'one-customer' }, next(null))],
  ['save', () => codeOf(saveDraft, { ...emptyContent, id: makeId('tpl'), revision: 1, text: '{}' }, next(null))],
  ['delete', () => codeOf(deleteTemplate, { id: makeId('tpl'), revision: 1 }, next(null))],
])('nobody signed in may %s', async (_deed, attempt) => {
  expect(await attempt()).toBe('unauthenticated')
})

test('the list tells of a draft what its last save says, however often it was asked before', async () => {
  const id = await fresh()
  const rowOf = async () => (await done(listTemplates, {}, next())).find((row) => row.id === id)
  const before = await rowOf()
  expect(await rowOf()).toEqual(before)
  expect(before?.findings.error).toBe(0)
  await done(saveDraft, { ...emptyContent, id, revision: 1, text: '{"role":"admin","policy":{"version":3}}' }, next())
  expect((await rowOf())?.findings.error).toBeGreaterThan(0)
  expect((await rowOf())?.reach).not.toBe(before?.reach)
})

test('the list counts what goes beyond the guardrail from its change on', async () => {
  const id = await fresh()
  const errors = async () => (await done(listTemplates, {}, next())).find((row) => row.id === id)?.findings.error
  expect(await errors()).toBe(0)
  const guardrail = { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'] } }
  await done(changeGuardrail, { revision: 0, guardrail }, next())
  expect(await errors()).toBeGreaterThan(0)
  await done(changeGuardrail, { revision: 1, guardrail: openGuardrail }, next())
  expect(await errors()).toBe(0)
})

test('the names are those of the list, in its order', async () => {
  const gone = await fresh()
  await fresh()
  await done(deleteTemplate, { id: gone, revision: 1 }, next())
  const names = await done(listTemplateNames, {}, next())
  expect(names.map(({ id }) => id)).not.toContain(gone)
  expect(names).toEqual(
    (await done(listTemplates, {}, next())).map(({ id, name, updatedBy }) => ({ id, name, updatedBy })),
  )
})
