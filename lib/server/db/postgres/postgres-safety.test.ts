import { Kysely, sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { openPostgres } from './open-postgres'
import { type PostgresFacts, postgresProblems, readPostgresFacts, requireSafePostgres } from './postgres-safety'

const safe: PostgresFacts = { fsync: 'on', fullPageWrites: 'on', synchronousCommit: 'on', isSuperuser: false }
const url = inject('pgUrl')

test('a server that keeps what it confirms, under a role of its own, has no problem', () => {
  expect(postgresProblems(safe)).toEqual([])
  for (const synchronousCommit of ['local', 'remote_write', 'remote_apply']) {
    expect(postgresProblems({ ...safe, synchronousCommit })).toEqual([])
  }
})

test.each([
  [{ fsync: 'off' }, /^fsync is off, .*set fsync = on/],
  [{ fullPageWrites: 'off' }, /^full_page_writes is off, .*set full_page_writes = on/],
  [{ synchronousCommit: 'off' }, /^synchronous_commit is off, .*set synchronous_commit = on/],
  [{ isSuperuser: true }, /superuser.*journal: use a role that is none/],
])('%j is a problem with a way out', (facts, words) => {
  expect(postgresProblems({ ...safe, ...facts })).toEqual([expect.stringMatching(words)])
})

test('all problems are named together', () => {
  const worst = { fsync: 'off', fullPageWrites: 'off', synchronousCommit: 'off', isSuperuser: true }
  expect(postgresProblems(worst)).toHaveLength(4)
})

test.runIf(url)(
  'the server itself is asked, and one that loses what it confirmed is refused before it is written to',
  async () => {
    const target = new URL(url ?? '')
    target.searchParams.set('options', '-c synchronous_commit=off')
    const db = new Kysely<Record<never, never>>({ dialect: openPostgres(target.href) })
    try {
      const { rows } = await sql<{ fsync: string }>`show fsync`.execute(db)
      const facts = await readPostgresFacts(db)
      expect(facts).toMatchObject({ fsync: rows[0]?.fsync, synchronousCommit: 'off' })
      const refusal = await requireSafePostgres(db).catch((fault: unknown) => fault)
      expect(refusal).toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/\n {2}- synchronous_commit is off/),
      })
    } finally {
      await db.destroy()
    }
  },
)

test.runIf(url && !process.env.TEST_DATABASE_URL)(
  'the tests run as a role that is no superuser, as Remit must',
  async () => {
    const db = new Kysely<Record<never, never>>({ dialect: openPostgres(url ?? '') })
    expect((await readPostgresFacts(db)).isSuperuser).toBe(false)
    await db.destroy()
  },
)
