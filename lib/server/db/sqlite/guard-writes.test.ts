import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/lib/server/db'
import { publicCommand } from '@/lib/server/service'
import { contextOf } from '@/lib/server/service/testing'
import { openFile, shareDatabase } from '../client'

const floor = 64 * 1024 * 1024

let folder = ''
let free = floor
let database: Database
let infos: MockInstance
let errors: MockInstance

/** Any command of Remit: writes its entry in the journal. */
const write = publicCommand({
  deed: 'member.accept',
  input: z.object({}),
  prepare: async () => null,
  run: async () => ({ value: null, target: null }),
})

beforeEach(async () => {
  infos = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  folder = mkdtempSync(join(tmpdir(), 'remit-guard-'))
  free = floor
  database = await openFile(folder, () => free)
  shareDatabase(database)
})
afterEach(async () => {
  await database.close()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

async function entries(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from journal`.execute(database.db)
  return rows[0]?.count ?? -1
}

async function refusal(): Promise<unknown> {
  const outcome = await write.execute(contextOf(null), {})
  return outcome.ok ? null : outcome.failure
}

function logged(): readonly string[] {
  return errors.mock.calls.map(([line]) => String(line))
}

test('a byte below the floor of free space nothing is written: the refusal says why, and what is there is still read', async () => {
  expect(await refusal()).toBeNull()
  free = floor - 1
  expect(await refusal()).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/disk .* almost full/) })
  expect(await entries()).toBe(1)
  expect(await database.findObstacle()).toMatchObject({ reason: 'disk' })
})

test('with room on the disk again Remit writes again, by itself', async () => {
  free = 0
  await refusal()
  free = floor
  expect(await refusal()).toBeNull()
  expect(await database.findObstacle()).toBeNull()
})

test('the log names the disk once, however often a write is refused, and says when it is over', async () => {
  free = 1
  for (let tries = 0; tries < 5; tries += 1) await refusal()
  expect(logged()).toEqual([expect.stringMatching(/holds .*remit\.db has 0 MB free, and Remit keeps 64/)])
  free = floor
  await refusal()
  expect(infos.mock.calls.flat()).toContain('The database can be used again.')
})

test('nobody who uses Remit learns where its files lie', async () => {
  free = 1
  expect(JSON.stringify(await refusal())).not.toContain(folder)
})

test.each<[string, () => void]>([
  ['deleted', () => rmSync(join(folder, 'remit.db'))],
  ['moved', () => renameSync(join(folder, 'remit.db'), join(folder, 'moved.db'))],
  [
    'replaced by a copy of itself',
    () => {
      copyFileSync(join(folder, 'remit.db'), join(folder, 'copy.db'))
      renameSync(join(folder, 'copy.db'), join(folder, 'remit.db'))
    },
  ],
])(
  'a database file that was %s under the process is noticed, and nothing is written to what would be lost',
  async (_what, work) => {
    work()
    expect(await refusal()).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/deleted, moved or replaced/),
    })
    expect(await database.findObstacle()).toMatchObject({ reason: 'file' })
    expect(await entries()).toBe(0)
  },
)

test('a database file that is put back is used again', async () => {
  renameSync(join(folder, 'remit.db'), join(folder, 'moved.db'))
  await refusal()
  renameSync(join(folder, 'moved.db'), join(folder, 'remit.db'))
  expect(await refusal()).toBeNull()
})

test('what breaks in the middle of a transaction is refused by its own reason, and leaves nothing behind', async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await sql`create table half (x integer)`.execute(tx)
    free = 0
    await sql`insert into half values (1)`.execute(tx)
  })
  await expect(failing).rejects.toMatchObject({ code: 'unavailable', obstacle: { reason: 'disk' } })
  const tables = await database.db.introspection.getTables()
  expect(tables.map(({ name }) => name)).not.toContain('half')
})

test('room that runs out after the last write of a transaction is found before it commits', async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await sql`create table half (x integer)`.execute(tx)
    free = 0
  })
  await expect(failing).rejects.toMatchObject({ code: 'unavailable', obstacle: { reason: 'disk' } })
  const tables = await database.db.introspection.getTables()
  expect(tables.map(({ name }) => name)).not.toContain('half')
})

test('a statement that was run before follows a change of the schema', async () => {
  const read = () => sql`select * from shifting`.execute(database.db).then(({ rows }) => rows)
  await sql`create table shifting (x integer)`.execute(database.db)
  await sql`insert into shifting values (1)`.execute(database.db)
  expect(await read()).toEqual([{ x: 1 }])
  await sql`alter table shifting add column y integer default 2`.execute(database.db)
  expect(await read()).toEqual([{ x: 1, y: 2 }])
})
