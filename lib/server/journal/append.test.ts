import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/base'
import { type Database, writeTransaction } from '@/lib/server/db'
import { makeId } from '@/lib/server/service'
import { testDb } from '../db/testing'
import { appendEntry } from './append'
import type { JournalTables } from './tables'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

function entry(deed: string) {
  return {
    id: makeId('evt'),
    at: 1,
    actor: 'mem_1',
    deed,
    target: null,
    outcome: 'done',
    detail: {},
    requestId: 'req_1',
  }
}

function append(deed: string) {
  return writeTransaction(database.db, (tx) => appendEntry(tx, entry(deed)))
}

function rows() {
  return database.db.withTables<JournalTables>().selectFrom('journal').selectAll().orderBy('seq').execute()
}

test('entries written at the same time form one chain without gaps, each sealed to the one before', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => append(`deed.${index}`)))
  const chain = await rows()
  expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  let previous = ''
  for (const { hash, ...row } of chain) {
    expect(row.previous_hash).toBe(previous)
    expect(hash).toBe(createHash('sha256').update('remit-journal-1\0').update(canonicalJson(row)).digest('hex'))
    previous = hash
  }
})

test('a transaction that fails after its entry leaves no entry', async () => {
  const before = (await rows()).length
  const failing = writeTransaction(database.db, async (tx) => {
    await appendEntry(tx, entry('deed.fails'))
    throw new Error('late')
  })
  await expect(failing).rejects.toThrow('late')
  expect(await rows()).toHaveLength(before)
})

test('the database refuses to change or delete an entry', async () => {
  await append('deed.kept')
  await expect(sql`update journal set actor = 'mem_2'`.execute(database.db)).rejects.toThrow(/append-only/)
  await expect(sql`delete from journal`.execute(database.db)).rejects.toThrow(/append-only/)
})
