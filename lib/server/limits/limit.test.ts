import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { forgetTries, giveTryBack, type Limit, requireTry, takeTry, waitWords } from './limit'
import type { LimitTables } from './tables'

const three: Limit = { name: 'three', of: 'cakes', tries: 3, windowMs: 60_000 }
const start = 1_763_800_000_000

let database: Database

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
})
afterEach(() => database.close())

function waits(by: string, ...times: readonly number[]): Promise<readonly number[]> {
  return times.reduce(
    async (before, at) => [...(await before), await takeTry(database.db, three, { by, now: start + at })],
    Promise.resolve<readonly number[]>([]),
  )
}

function rows() {
  return database.db.withTables<LimitTables>().selectFrom('sign_in_try').selectAll().execute()
}

test('a window starts with the first try, and what is over its tries waits for its end', async () => {
  expect(await waits('ada', 0, 1, 2, 3, 59_999, 60_000, 60_001)).toEqual([0, 0, 0, 59_997, 1, 0, 0])
})

test('waiting in vain does not make the wait longer', async () => {
  await waits('ada', ...Array.from({ length: 20 }, (_, at) => at))
  expect(await waits('ada', 60_000)).toEqual([0])
})

test('whoever tries has their own tries, and so has every limit', async () => {
  await waits('ada', 0, 0, 0)
  expect(await waits('bo', 0)).toEqual([0])
  expect(await takeTry(database.db, { ...three, name: 'other' }, { by: 'ada', now: start })).toBe(0)
  expect(await waits('ada', 0)).toEqual([60_000])
})

test('of tries made at the same time no more get through than there are', async () => {
  const taken = await Promise.all(
    Array.from({ length: 9 }, () => takeTry(database.db, three, { by: 'ada', now: start })),
  )
  expect(taken.filter((wait) => wait === 0)).toHaveLength(3)
})

test('tries that are forgotten are all there again', async () => {
  await waits('ada', 0, 0, 0)
  await forgetTries(database.db, three, 'ada')
  expect(await waits('ada', 0)).toEqual([0])
})

test('one try that is given back is there again, and giving back more than were taken makes no more of them', async () => {
  await waits('ada', 0, 0, 0)
  await giveTryBack(database.db, three, 'ada')
  expect(await waits('ada', 0, 0)).toEqual([0, 60_000])
  for (const by of ['bo', 'bo', 'bo']) await giveTryBack(database.db, three, by)
  expect(await waits('bo', 0, 0, 0, 0)).toEqual([0, 0, 0, 60_000])
})

test('a refusal has a code and says in words what was too much and how long to wait', async () => {
  await waits('ada', 0, 0, 0)
  await expect(requireTry(database.db, three, { by: 'ada', now: start })).rejects.toMatchObject({
    code: 'too_many',
    message: 'Too many cakes. Wait a minute and try again.',
  })
  await expect(requireTry(database.db, three, { by: 'ada', now: start + 60_000 })).resolves.toBeUndefined()
})

test.each([
  [1, 'a minute'],
  [60_000, 'a minute'],
  [60_001, '2 minutes'],
  [900_000, '15 minutes'],
])('a wait of %s ms is %s', (ms, words) => {
  expect(waitWords(ms)).toBe(words)
})

test('a clock that is set back keeps nobody out: a window that starts in the future is none', async () => {
  expect(await waits('ada', 0, 0, 0, 0)).toEqual([0, 0, 0, 60_000])
  expect(await waits('ada', -86_400_000)).toEqual([0])
  expect(await waits('bo', 0)).toEqual([0])
})

test('clocks of two servers that are a little apart count in one window, and no wait is longer than it', async () => {
  await waits('ada', 30_000, 0, 30_000)
  expect(await waits('ada', 0)).toEqual([60_000])
  expect(await rows()).toHaveLength(1)
})

test('what is over is found by its time, not by looking at every row', async () => {
  if (database.dialect !== 'sqlite') return
  const { rows: plan } = await sql<{ detail: string }>`
    explain query plan delete from sign_in_try where window_started_at <= 5 or window_started_at > 9
  `.execute(database.db)
  expect(plan.map(({ detail }) => detail).join()).toMatch(/sign_in_try_started/)
  expect(plan.map(({ detail }) => detail).join()).not.toMatch(/SCAN/)
})

test('nobody is named in what is kept, and it is kept for an hour at most', async () => {
  await waits('ada@example.com', 0)
  expect(JSON.stringify(await rows())).not.toContain('ada')
  await waits('bo@example.com', 3_600_000)
  expect(await rows()).toHaveLength(1)
})
