import { afterAll, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/base'
import type { Database } from '@/lib/server/db'
import { RecordedRefusal } from '@/lib/server/journal'
import { testDb } from '../db/testing'
import type { JournalTables } from '../journal/tables'
import { command, preparedCommand, publicCommand } from './command'
import { makeId } from './operation'
import { query } from './query'
import { contextOf, owner } from './testing'

let database: Database
let errors: MockInstance<typeof console.error>
let infos: MockInstance<typeof console.info>

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  infos = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

async function journal(): Promise<readonly { deed: string; outcome: string; actor: string; target: string | null }[]> {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal')
  return rows.select(['deed', 'outcome', 'actor', 'target']).orderBy('seq').execute()
}

const rename = command({
  deed: 'template.rename',
  input: z.object({ name: z.string('Give a name.').min(2, 'Two letters at least.') }),
  run: async ({ input }) => {
    if (input.name === 'taken') throw new AppError('conflict', { field: 'name' })
    if (input.name === 'broken') throw new Error('secret eyJhbGciOiJSUzI1NiJ9.e30.c2ln')
    return { value: input.name, target: 'tpl_1' }
  },
})

test('a deed that is done is in the journal with who did it and to what', async () => {
  expect(await rename.execute(contextOf(), { name: 'One customer' })).toEqual({ ok: true, value: 'One customer' })
  expect((await journal()).at(-1)).toEqual({
    deed: 'template.rename',
    outcome: 'done',
    actor: owner.id,
    target: 'tpl_1',
  })
})

test.each([
  ['a text', { text: 'a\0b' }, 'text'],
  ['a text of a list in an object', { deep: { list: ['a', { b: 'c\0' }] } }, 'deep.list.1.b'],
  ['a key', { deep: { 'k\0': 1 } }, 'deep'],
])('%s with U+0000 is refused at its place, whatever the schema lets through', async (_, input, field) => {
  const schema = z.object({ text: z.string().optional(), deep: z.unknown().optional() })
  const run = vi.fn(async () => ({ value: 'x', target: null }))
  const asked = [
    command({ deed: 'template.rename', input: schema, run }),
    query({ deed: 'template.list', input: schema, run }),
  ]
  for (const operation of asked) {
    const outcome = await operation.execute(contextOf(), input)
    expect(outcome.ok ? null : outcome.failure).toMatchObject({ code: 'invalid', field })
  }
  expect(run).not.toHaveBeenCalled()
})

test('nobody signed in gets nothing, and nothing is written', async () => {
  const before = await journal()
  const outcome = await rename.execute(contextOf(null), { name: 'One customer' })
  expect(outcome.ok === false && outcome.failure.code).toBe('unauthenticated')
  expect(await journal()).toEqual(before)
})

test('someone without the right is refused, and the try is in the journal', async () => {
  const outcome = await rename.execute(contextOf({ ...owner, roles: [] }), { name: 'One customer' })
  expect(outcome.ok === false && outcome.failure.code).toBe('forbidden')
  expect((await journal()).at(-1)).toMatchObject({ deed: 'template.rename', outcome: 'forbidden' })
})

test('a refusal that brings its own entry is in the journal under that name, with who met it and doing what', async () => {
  const entry = { deed: 'key.integrity', target: 'key_1', detail: { found: 1 } }
  const sign = preparedCommand({
    deed: 'token.test',
    input: z.object({}),
    prepare: () => Promise.reject(new RecordedRefusal('sealed', 'It was changed.', entry)),
    run: async () => ({ value: null, target: null }),
  })
  const context = contextOf()
  const outcome = await sign.execute(context, {})
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'sealed', message: 'It was changed.' })
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').selectAll().orderBy('seq', 'desc')
  expect(await rows.executeTakeFirst()).toMatchObject({
    deed: 'key.integrity',
    outcome: 'sealed',
    actor: owner.id,
    target: 'key_1',
    detail: '{"during":"token.test","found":1}',
    request_id: context.requestId,
  })
})

test('strangers do not fill the journal, however often they are refused, and every refusal has its line in the log', async () => {
  const closed = publicCommand({
    deed: 'setup.complete',
    input: z.object({}),
    prepare: async () => Promise.reject(new AppError('already_set_up')),
    run: async () => ({ value: null, target: null }),
  })
  const before = (await journal()).length
  const logged = infos.mock.calls.length
  const now = Date.now()
  for (let tries = 0; tries < 500; tries += 1) await closed.execute(contextOf(null, now + tries), {})
  expect((await journal()).length - before).toBe(10)
  expect(infos.mock.calls.length - logged).toBe(500)
  await closed.execute(contextOf(null, now + 10 * 60_000), {})
  expect((await journal()).length - before).toBe(11)
})

test('a member who is refused again and again has thirty entries in ten minutes, and takes none from the others', async () => {
  const refused = { ...owner, id: makeId('mem'), roles: [] }
  const now = Date.now()
  for (let tries = 0; tries < 200; tries += 1) await rename.execute(contextOf(refused, now), { name: 'One' })
  const other = { ...refused, id: makeId('mem') }
  await rename.execute(contextOf(other, now), { name: 'One' })
  const entries = await journal()
  expect(entries.filter(({ actor }) => actor === refused.id)).toHaveLength(30)
  expect(entries.filter(({ actor }) => actor === other.id)).toHaveLength(1)
})

test('what is done is always in the journal, however often it is refused before', async () => {
  const member = { ...owner, id: makeId('mem') }
  for (let tries = 0; tries < 40; tries += 1) await rename.execute(contextOf({ ...member, roles: [] }), { name: 'One' })
  await rename.execute(contextOf(member), { name: 'One' })
  expect((await journal()).at(-1)).toMatchObject({ actor: member.id, outcome: 'done' })
})

test('an input that does not fit is refused with a sentence for its field', async () => {
  const outcome = await rename.execute(contextOf(), { name: 'x' })
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'invalid',
    field: 'name',
    message: 'Two letters at least.',
    fields: { name: 'Two letters at least.' },
  })
})

test('a refusal inside the transaction keeps its code and field', async () => {
  const outcome = await rename.execute(contextOf(), { name: 'taken' })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'conflict', field: 'name' })
})

test('a fault is answered with an id and nothing of what it says; the log has the id and no token', async () => {
  const context = contextOf()
  const outcome = await rename.execute(context, { name: 'broken' })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'internal', requestId: context.requestId })
  expect(JSON.stringify(outcome)).not.toMatch(/secret|eyJ/)
  const logged = errors.mock.calls.flat().join('\n')
  expect(logged).toContain(context.requestId)
  expect(logged).not.toContain('eyJhbGci')
})

test('preparation happens before the transaction and only for who may do the deed', async () => {
  const prepare = vi.fn(async () => 'ready')
  const sign = preparedCommand({
    deed: 'token.test',
    input: z.object({}),
    prepare,
    run: async ({ prepared }) => ({ value: prepared, target: null }),
  })
  await sign.execute(contextOf(null), {})
  expect(prepare).not.toHaveBeenCalled()
  expect(await sign.execute(contextOf(), {})).toEqual({ ok: true, value: 'ready' })
})

test('a query is refused to the signed-out before it touches the database', async () => {
  const run = vi.fn(async () => [])
  const list = query({ deed: 'template.list', input: z.object({}), run })
  expect((await list.execute(contextOf(null), {})).ok).toBe(false)
  expect(run).not.toHaveBeenCalled()
})
