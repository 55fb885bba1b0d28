import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, writeTransaction } from '@/lib/server/db'
import { makeId } from '@/lib/server/service'
import { testDb } from '../db/testing'
import { acceptBreak } from './accept'
import { appendEntry } from './append'
import { requireWholeJournal } from './check'
import { entryHash } from './entry-hash'
import type { JournalTables } from './tables'
import { verifyJournal } from './verify'

let database: Database

beforeEach(async () => {
  database = await testDb()
  await append(12)
})
afterEach(() => database.close())

async function append(count: number): Promise<void> {
  await writeTransaction(database.db, async (tx) => {
    for (let index = 0; index < count; index += 1) {
      await appendEntry(tx, {
        id: makeId('evt'),
        at: index,
        actor: 'mem_1',
        deed: 'template.rename',
        target: null,
        outcome: 'done',
        detail: { index },
        requestId: 'req_1',
      })
    }
  })
}

/** What somebody does who can write to the database: the triggers are out of the way meanwhile. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const off =
    database.dialect === 'sqlite'
      ? ['drop trigger journal_no_update', 'drop trigger journal_no_delete']
      : ['alter table journal disable trigger journal_no_change']
  const on =
    database.dialect === 'sqlite'
      ? ['update', 'delete'].map(
          (what) =>
            `create trigger journal_no_${what} before ${what} on journal begin select raise(abort, 'the journal is append-only'); end`,
        )
      : ['alter table journal enable trigger journal_no_change']
  for (const statement of [...off, ...statements, ...on]) await sql.raw(statement).execute(database.db)
}

async function problems(): Promise<readonly string[]> {
  return (await verifyJournal(database)).problems
}

test('a journal as Remit wrote it is whole, an empty one too', async () => {
  expect(await verifyJournal(database)).toEqual({ entries: 12, problems: [], problemCount: 0, accepted: [] })
  const empty = await testDb()
  expect(await verifyJournal(empty)).toEqual({ entries: 0, problems: [], problemCount: 0, accepted: [] })
  await empty.close()
})

test.each([
  ["actor = 'mem_2'"],
  ["detail = '{}'"],
  ['at = 99'],
  ["outcome = 'forbidden'"],
  ["hash = 'x'"],
  ["previous_hash = ''"],
  ['target = null, deed = deed || deed'],
])('an entry that was changed (%s) is named', async (change) => {
  await tamper(`update journal set ${change} where seq = 5`)
  expect((await problems())[0]).toBe('Entry 5 was changed.')
})

test('a changed entry whose hash was made anew is found by the one after it', async () => {
  const entries = database.db.withTables<JournalTables>().selectFrom('journal').selectAll()
  const { hash: _hash, ...row } = await entries.where('seq', '=', 5).executeTakeFirstOrThrow()
  const hash = entryHash({ ...row, actor: 'mem_2' })
  await tamper(`update journal set actor = 'mem_2', hash = '${hash}' where seq = 5`)
  expect(await problems()).toEqual([
    'Entry 6 does not follow the one before it: one of the two was put in or replaced.',
  ])
})

test('entries that were taken out are named, at the start, in the middle and at the end', async () => {
  await tamper('delete from journal where seq = 1 or seq in (5, 6, 7) or seq = 12')
  expect(await problems()).toEqual([
    'Entry 1 is missing.',
    'Entries 5 to 7 are missing.',
    'Entries 12 to 12 are missing at the end.',
  ])
})

test('a journal that was emptied is not an empty journal', async () => {
  await tamper('delete from journal')
  expect(await problems()).toEqual(['Entries 1 to 12 are missing at the end.'])
})

test('an entry that was put in after the end is named, and so is an end that was moved', async () => {
  const copy = `insert into journal select seq + 1, id || 'x', at, actor, deed, target, outcome, detail, request_id, previous_hash, hash from journal where seq = 12`
  await tamper(copy)
  expect(await problems()).toEqual(['Entries after 12 were put in.'])
  await tamper('update journal_head set seq = 13')
  expect((await problems())[0]).toBe('Entry 13 was changed.')
  await tamper('delete from journal where seq = 13', "update journal_head set seq = 12, hash = 'x'")
  expect(await problems()).toEqual(['The end of the journal is not entry 12.'])
})

test('a trigger that is gone or switched off is named', async () => {
  const [statement, name] =
    database.dialect === 'sqlite'
      ? ['drop trigger journal_no_delete', 'journal_no_delete']
      : ['alter table journal disable trigger journal_no_change', 'journal_no_change']
  await sql.raw(statement).execute(database.db)
  expect(await problems()).toEqual([
    `The trigger ${name}, which keeps entries from being changed, is gone, switched off or another.`,
  ])
})

test('entries that are written while it is checked are no problem', async () => {
  const [check] = await Promise.all([verifyJournal(database), append(5), append(5)])
  expect(check.problems).toEqual([])
})

test('however much was changed, twenty problems are named and all are counted', async () => {
  await append(100)
  await tamper("update journal set actor = 'mem_2'")
  const check = await verifyJournal(database)
  expect(check.problems).toHaveLength(20)
  expect(check.problemCount).toBe(112)
})

test('nothing is signed with a journal that is not whole', async () => {
  await tamper('delete from journal where seq = 5')
  await expect(requireWholeJournal()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^The journal was changed outside Remit, so nothing is signed/),
  })
})

function accept(reason = 'Restored by hand after a disk fault.'): Promise<number> {
  return acceptBreak(database, { id: makeId('evt'), at: 77, reason })
}

test.each<[string, readonly string[], number]>([
  ['an entry was changed', ["update journal set actor = 'mem_2' where seq = 5"], 1],
  ['entries were taken out in the middle', ['delete from journal where seq in (5, 6)'], 1],
  ['entries were taken out at the end', ['delete from journal where seq > 9'], 1],
  ['all was taken out', ['delete from journal'], 1],
  ['the end was moved', ["update journal_head set seq = 9, hash = 'x'"], 1],
])('when %s and this is accepted, it stays told, and the chain goes on', async (_what, statements, found) => {
  await tamper(...statements)
  const before = await verifyJournal(database)
  expect(before.problemCount).toBeGreaterThan(0)
  const seq = await accept()
  await append(3)
  const { problems, accepted } = await verifyJournal(database)
  expect(problems).toEqual([])
  expect(accepted).toMatchObject([{ seq, at: 77, reason: 'Restored by hand after a disk fault.' }])
  expect(accepted[0]?.problemCount).toBeGreaterThanOrEqual(found)
  expect(accepted[0]?.problems).not.toEqual([])
})

test('signing goes on after it', async () => {
  await tamper('delete from journal where seq = 5')
  await accept()
  await expect(requireWholeJournal()).resolves.toBeUndefined()
})

test.each([
  ['the entry that was broken', "update journal set actor = 'mem_3' where seq = 5"],
  ['another entry before it', "update journal set actor = 'mem_3' where seq = 8"],
  ['the entry of acceptance', "update journal set detail = replace(detail, 'hand', 'Mara') where seq = 13"],
  ['an entry after it', "update journal set actor = 'mem_3' where seq = 15"],
])('who changes %s again is found', async (_what, statement) => {
  await tamper("update journal set actor = 'mem_2' where seq = 5")
  expect(await accept()).toBe(13)
  await append(3)
  await tamper(statement)
  expect((await verifyJournal(database)).problemCount).toBeGreaterThan(0)
})

test('what was changed after it was accepted can be accepted again, and is told', async () => {
  await tamper("update journal set actor = 'mem_2' where seq = 5")
  await accept('The first time.')
  await append(3)
  await tamper("update journal set actor = 'mem_2' where seq in (3, 15)")
  await accept('The second time.')
  const { problems, accepted } = await verifyJournal(database)
  expect(problems).toEqual([])
  expect(accepted.map(({ reason }) => reason)).toContain('The second time.')
  expect(accepted.flatMap((one) => one.problems).join(' ')).toContain('Entry 15 was changed.')
})

test('a trigger that was gone is put back when this is accepted', async () => {
  const statement =
    database.dialect === 'sqlite'
      ? 'drop trigger journal_no_delete'
      : 'alter table journal disable trigger journal_no_change'
  await sql.raw(statement).execute(database.db)
  await accept()
  await expect(sql`delete from journal`.execute(database.db)).rejects.toThrow(/append-only/)
  const { problems, accepted } = await verifyJournal(database)
  expect([problems, accepted.length]).toEqual([[], 1])
})

test('there is nothing to accept in a journal that is whole', async () => {
  await expect(accept()).rejects.toMatchObject({ code: 'invalid' })
  expect((await verifyJournal(database)).entries).toBe(12)
})
