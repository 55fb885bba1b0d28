import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, type WriteTx, writeTransaction } from '../client'
import { testDb } from '../testing'

describe.runIf(inject('pgUrl'))('two transactions that wait for each other', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDb()
    await sql`create table pair (name text primary key, written integer not null)`.execute(database.db)
    await sql`insert into pair values ('a', 0), ('b', 0)`.execute(database.db)
  })
  afterAll(() => database.close())

  async function write(tx: WriteTx, name: string): Promise<void> {
    await sql`update pair set written = written + 1 where name = ${name}`.execute(tx)
  }

  test('are both done, each once, whichever of them PostgreSQL gives up', async () => {
    let begun = 0
    let meet = (): void => undefined
    const bothHold = new Promise<void>((resolve) => {
      meet = resolve
    })
    let starts = 0
    const one = (first: string, second: string) =>
      writeTransaction(database.db, async (tx) => {
        starts += 1
        await write(tx, first)
        begun += 1
        if (begun === 2) meet()
        await bothHold
        await write(tx, second)
        return first
      })
    expect(await Promise.all([one('a', 'b'), one('b', 'a')])).toEqual(['a', 'b'])
    expect(starts).toBe(3)
    const { rows } = await sql`select name, written from pair order by name`.execute(database.db)
    expect(rows).toEqual([
      { name: 'a', written: 2 },
      { name: 'b', written: 2 },
    ])
  })

  test.each(['40P01', '40001'])(
    'end as a refusal that says to try again when that happens each time (%s)',
    async (code) => {
      let starts = 0
      const failing = writeTransaction(database.db, async (tx) => {
        starts += 1
        await sql`do ${sql.raw(`$$ begin raise exception 'given up' using errcode = '${code}'; end $$`)}`.execute(tx)
      })
      await expect(failing).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/nothing was changed/),
      })
      expect(starts).toBe(5)
    },
  )

  test('is not what any other fault is: that is thrown as it is, at once', async () => {
    let starts = 0
    const failing = writeTransaction(database.db, async (tx) => {
      starts += 1
      await sql`insert into pair values ('a', 1)`.execute(tx)
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(starts).toBe(1)
  })
})
