import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { ringOf, shareKek } from '@/lib/server/kek'
import { done } from '@/lib/server/service/testing'
import { currentSigningKey } from './current-signing-key'
import { generateKey } from './generate'
import { recordUnknownStandings } from './standing'
import type { KeyTables, SigningKeyTable } from './tables'

let database: Database
beforeAll(async () => {
  database = await testDb()
})
afterAll(() => database.close())
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  shareKek(ringOf(randomBytes(32)))
  await keys().deleteFrom('signing_key').execute()
})

const keys = () => database.db.withTables<KeyTables>()

function add() {
  return done(generateKey, { modulusLength: 2048 })
}

function rowOf(id: string): Promise<SigningKeyTable> {
  return keys().selectFrom('signing_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

function put(row: Partial<SigningKeyTable>, id: string) {
  return keys().updateTable('signing_key').set(row).where('id', '=', id).execute()
}

async function standingsOf(id: string): Promise<readonly unknown[]> {
  const rows = await database.db
    .withTables<JournalTables>()
    .selectFrom('journal')
    .select('detail')
    .where('target', '=', id)
    .where('deed', '=', 'key.standing')
    .orderBy('seq')
    .execute()
  return rows.map(({ detail }) => JSON.parse(detail))
}

/** What came of asking for the key that signs. */
function signing(): Promise<unknown> {
  return currentSigningKey(database.db)
    .then(({ kid }) => kid)
    .catch((fault: unknown) => fault)
}

test('key.standing: the journal names version and standing of the key that was added, and of the one set aside', async () => {
  const first = await add()
  const second = await add()
  expect(await standingsOf(first.id)).toEqual([
    { kid: first.kid, status: 'current', version: 1 },
    { kid: first.kid, status: 'previous', version: 2 },
  ])
  expect(await standingsOf(second.id)).toEqual([{ kid: second.kid, status: 'current', version: 1 }])
  expect(await signing()).toBe(second.kid)
})

test('an old row that is put back does not sign, though it opens, and the next key does', async () => {
  const first = await add()
  const old = await rowOf(first.id)
  expect(await signing()).toBe(first.kid)
  const second = await add()
  await put({ status: 'previous' }, second.id)
  await put(old, first.id)
  expect(await signing()).toMatchObject({
    code: 'sealed',
    message: expect.stringMatching(/not as Remit last left it.*add a new key/),
    entry: {
      deed: 'key.integrity',
      target: first.id,
      detail: { found: { status: 'current', version: 1 }, recorded: { status: 'previous', version: 2 } },
    },
  })
  const third = await add()
  expect(await signing()).toBe(third.kid)
  expect((await standingsOf(first.id)).at(-1)).toMatchObject({ status: 'previous', version: 3 })
})

test.each([
  ['a sealed part that was changed', { sealed: 'remit-key-1.a.b.c.d.e.f.g' }, /was sealed with another/],
  ['a version that was changed', { version: 7 }, /not as Remit last left it/],
  ['a public part that was changed', { public_pem: '' }, /public part .* was changed/],
])('%s does not sign, and keeps no new key from being added', async (_what, values, message) => {
  const { id } = await add()
  await put(values, id)
  expect(await signing()).toMatchObject({ message: expect.stringMatching(message) })
  const next = await add()
  expect(await signing()).toBe(next.kid)
})

test('a key that the journal does not name signs only after start-up has written its standing down', async () => {
  const { id, kid } = await add()
  const unnamed = `${id.slice(0, -4)}0000`
  await put({ id: unnamed }, id)
  expect(await signing()).toMatchObject({ code: 'sealed' })
  await recordUnknownStandings(database.db, 5)
  await recordUnknownStandings(database.db, 6)
  expect(await standingsOf(unnamed)).toEqual([{ kid, status: 'current', version: 1 }])
})

test('start-up takes nothing back: a row that the journal names otherwise stays refused', async () => {
  const first = await add()
  const old = await rowOf(first.id)
  const second = await add()
  await put({ status: 'previous' }, second.id)
  await put(old, first.id)
  await recordUnknownStandings(database.db, 5)
  expect(await signing()).toMatchObject({ code: 'sealed' })
})

test('a key that is added while one is asked for is no fault', async () => {
  await add()
  for (let round = 0; round < 3; round += 1) {
    const [added, ...asked] = await Promise.all([add(), ...Array.from({ length: 20 }, signing)])
    expect(asked.filter((answer) => typeof answer !== 'string')).toEqual([])
    expect(await signing()).toBe(added.kid)
  }
})
