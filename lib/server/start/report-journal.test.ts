import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Database, writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { appendEntry, requireWholeJournal } from '@/lib/server/journal'
import { makeId } from '@/lib/server/service'
import { type JournalTask, runJournalTask } from './report-journal'

let database: Database
const printed = vi.spyOn(console, 'info')

beforeEach(async () => {
  printed.mockReset().mockImplementation(() => undefined)
  database = await testDb()
  const entry = { at: 1, actor: 'mem_1', deed: 'template.rename', target: null, outcome: 'done', detail: {} }
  for (let count = 0; count < 3; count += 1)
    await writeTransaction(database.db, (tx) => appendEntry(tx, { ...entry, id: makeId('evt'), requestId: 'req_1' }))
})
afterEach(() => database.close())

async function run(task: JournalTask): Promise<{ readonly code: number; readonly said: string }> {
  printed.mockClear()
  const code = await runJournalTask(task, database, Date.UTC(2026, 10, 30))
  return { code, said: printed.mock.calls.flat().join('\n') }
}

/** Takes an entry out, as somebody who can write to the database does. */
async function tamper(): Promise<void> {
  const off =
    database.dialect === 'sqlite'
      ? 'drop trigger journal_no_delete'
      : 'alter table journal disable trigger journal_no_change'
  await sql.raw(off).execute(database.db)
  await sql`delete from journal where seq = 2`.execute(database.db)
}

test('a journal that is whole ends with 0', async () => {
  const { code, said } = await run({ kind: 'check' })
  expect(code).toBe(0)
  expect(said).toBe('The journal is whole: 3 entries, each sealed to the one before.')
})

test('one that was changed ends with 1, and names what and the way out', async () => {
  await tamper()
  const { code, said } = await run({ kind: 'check' })
  expect(code).toBe(1)
  expect(said).toMatch(/changed outside Remit: 2 problems\.[\s\S]*Entry 2 is missing\.[\s\S]*--accept "why"/)
})

test('accepted with a reason it ends with 0, is told for good, and signing goes on', async () => {
  await tamper()
  const { code, said } = await run({ kind: 'accept', reason: ' Lost in a disk fault, ticket 4711. ' })
  expect(code).toBe(0)
  for (const text of [
    'the chain begins anew at entry 4',
    'before entry 4, which accepted that on 2026-11-30 (“Lost in a disk fault, ticket 4711.”): 2 problems.',
    'Entry 2 is missing.',
    'The journal is whole, what was accepted aside: 3 entries',
  ])
    expect(said).toContain(text)
  await expect(requireWholeJournal()).resolves.toBeUndefined()
})

test.each(['', 'too short', 'x'.repeat(501), 'hidden \u202e characters'])(
  'without a reason (%.20j) nothing is accepted',
  async (reason) => {
    await tamper()
    await expect(run({ kind: 'accept', reason })).rejects.toMatchObject({ code: 'invalid' })
    expect((await run({ kind: 'check' })).code).toBe(1)
  },
)
