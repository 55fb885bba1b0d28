import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { openServer } from '../client'
import { freshPostgres } from '../testing'

// The bound is looked at when a server was silent for 0.7 s, so what sleeps for two is past it.
const slow = sql`select pg_sleep(2)`
const longestMs = 700

describe.runIf(inject('pgUrl'))('a PostgreSQL that takes long', () => {
  test('is waited for while a step of the schema runs, and not afterwards', async () => {
    const url = await freshPostgres(inject('pgUrl') ?? '')
    const steps = { '0001-slow': async (db: Parameters<typeof slow.execute>[0]) => void (await slow.execute(db)) }
    // The server of the tests is not safe to keep anything in, which is asked elsewhere.
    const { db, close } = await openServer(url, { steps, longestMs, requireSafe: async () => undefined })
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    expect(rows).toEqual([{ name: '0001-slow' }])
    await expect(slow.execute(db)).rejects.toMatchObject({ code: 'unavailable' })
    await close()
  })
})
