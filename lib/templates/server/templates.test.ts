import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import type { Database } from '@/lib/server/db'
import { type Caller, makeId, type Operation, type Outcome } from '@/lib/server/service'
import { testDb } from '../../server/db/testing'
import { startingPoints } from '../starting-points'
import { deleteTemplate, renameTemplate, restoreTemplate, saveDraft } from './change'
import { createTemplate, duplicateTemplate } from './create'
import { getTemplate, listTemplates } from './read'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

const mara: Caller = {
  kind: 'member',
  id: makeId('mem'),
  userId: 'user-1',
  email: 'mara@acme.example',
  name: 'Mara',
  roles: ['owner'],
}

let now = 1_763_800_000_000

function run<I, T>(operation: Operation<I, T>, input: I, caller: Caller | null = mara): Promise<Outcome<T>> {
  now += 1
  return operation.execute({ caller, requestId: makeId('req'), now }, input)
}

async function done<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  if (!settled.ok) throw new Error(`${settled.failure.code}: ${settled.failure.message}`)
  return settled.value
}

async function codeOf(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const settled = await outcome
  return settled.ok ? 'done' : settled.failure.code
}

async function fresh(): Promise<Id<'tpl'>> {
  return (await done(run(createTemplate, { startingPoint: 'one-customer' }))).id
}

test.each(startingPoints.map(({ id, name, text }) => ({ id, name, text })))(
  '$name becomes a template with its text as the first draft',
  async ({ id: startingPoint, name, text }) => {
    const { id } = await done(run(createTemplate, { startingPoint }))
    expect(await done(run(getTemplate, { id }))).toMatchObject({ id, name, text, revision: 1 })
  },
)

test('a save over the revision it started from is kept to the letter, spacing and unknown keys included', async () => {
  const id = await fresh()
  const text = '{ "x-note":"kept",\n\t"role" : null,"policy":{"version":3} }'
  expect(await done(run(saveDraft, { id, revision: 1, text }))).toMatchObject({ revision: 2 })
  expect(await done(run(getTemplate, { id }))).toMatchObject({ text, revision: 2 })
})

test('of many saves over one revision exactly one is kept and all others are told', async () => {
  const id = await fresh()
  const texts = Array.from({ length: 10 }, (_, index) => `{"role":null,"policy":{"version":3},"n":${index}}`)
  const codes = await Promise.all(texts.map((text) => codeOf(run(saveDraft, { id, revision: 1, text }))))
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code === 'conflict')).toHaveLength(9)
  expect((await done(run(getTemplate, { id }))).text).toBe(texts[codes.indexOf('done')])
})

test('a draft with error findings is saved; text the strict reader refuses is not, with line and column', async () => {
  const id = await fresh()
  await done(run(saveDraft, { id, revision: 1, text: '{"role":"admin","policy":{"version":3}}' }))
  const outcome = await run(saveDraft, { id, revision: 2, text: '{"role":null,\n"role":"administrator"}' })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'invalid', field: 'text' })
  expect(outcome.ok === false && outcome.failure.message).toMatch(/^Line 2, column \d+: /)
  expect((await done(run(getTemplate, { id }))).revision).toBe(2)
})

test('a copy has its own life', async () => {
  const id = await fresh()
  const copy = await done(run(duplicateTemplate, { id }))
  expect(copy.name).toBe('One customer (copy)')
  await done(run(saveDraft, { id: copy.id, revision: 1, text: '{"role":null,"policy":{"version":3}}' }))
  expect((await done(run(getTemplate, { id }))).revision).toBe(1)
})

test('a deleted template is gone from everywhere, and restoring brings it back unchanged', async () => {
  const id = await fresh()
  const before = await done(run(getTemplate, { id }))
  await done(run(deleteTemplate, { id }))
  expect(await codeOf(run(getTemplate, { id }))).toBe('not_found')
  expect(await codeOf(run(saveDraft, { id, revision: 1, text: '{}' }))).toBe('not_found')
  expect(await codeOf(run(renameTemplate, { id, name: 'New' }))).toBe('not_found')
  expect(await codeOf(run(deleteTemplate, { id }))).toBe('not_found')
  expect((await done(run(listTemplates, {}))).some((row) => row.id === id)).toBe(false)
  await done(run(restoreTemplate, { id }))
  expect(await done(run(getTemplate, { id }))).toEqual(before)
  expect(await codeOf(run(restoreTemplate, { id }))).toBe('not_found')
})

test('the list says what each draft reaches and how many findings it has, last touched first', async () => {
  const id = await fresh()
  const [first] = await done(run(listTemplates, {}))
  expect(first).toMatchObject({ id, name: 'One customer', findings: { error: 0 } })
  expect(first?.reach.length).toBeGreaterThan(10)
})

test('an unknown template and an id that is none are told apart, and neither is a crash', async () => {
  expect(await codeOf(run(getTemplate, { id: makeId('tpl') }))).toBe('not_found')
  expect(
    await codeOf(
      getTemplate.execute({ caller: mara, requestId: makeId('req'), now }, { id: 'tpl_../../x' as Id<'tpl'> }),
    ),
  ).toBe('invalid')
})

test.each([
  ['list', () => run(listTemplates, {}, null)],
  ['get', () => run(getTemplate, { id: makeId('tpl') }, null)],
  ['create', () => run(createTemplate, { startingPoint: 'one-customer' }, null)],
  ['save', () => run(saveDraft, { id: makeId('tpl'), revision: 1, text: '{}' }, null)],
  ['delete', () => run(deleteTemplate, { id: makeId('tpl') }, null)],
])('nobody signed in may %s', async (_deed, attempt) => {
  expect(await codeOf(attempt())).toBe('unauthenticated')
})
