import { connect, createServer } from 'node:net'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { startThrowAwayCluster } from '@/lib/server/ops/postgres.mjs'
import { type Database, wrap } from '../client'
import { freshPostgres } from '../testing'
import { openPostgres } from './open-postgres'

/** Remit takes 1.9 s at most; a machine that does much else takes longer, and one that hangs never ends. */
const patience = 5_000

/** A way to a server on which only the first connections are opened at once; those after them never come to an answer. */
async function proxyTo(url: string, { swift }: { readonly swift: number }) {
  const target = new URL(url)
  let opened = 0
  const proxy = createServer((near) => {
    near.on('error', () => undefined)
    opened += 1
    if (opened > swift) return
    const far = connect(Number(target.port), target.hostname)
    far.on('error', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const near = new URL(url)
  near.port = String(typeof address === 'object' ? address?.port : '')
  return { url: near.href, close: () => void proxy.close() }
}

type Cluster = Awaited<ReturnType<typeof startThrowAwayCluster>>

// A server of its own, since the one of the other tests must not be stopped.
describe.runIf(inject('pgUrl'))('a PostgreSQL that stops answering', () => {
  let cluster: Cluster
  let database: Database

  beforeAll(async () => {
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    cluster = await startThrowAwayCluster()
    database = wrap(
      new Kysely<Record<never, never>>({ dialect: openPostgres(await freshPostgres(cluster.url)) }),
      'postgres',
    )
    await sql`create table kept (x integer)`.execute(database.db)
  })
  afterAll(async () => {
    await database.close()
    await cluster.stop()
  })

  function ask(): Promise<unknown> {
    return sql`select 1`.execute(database.db)
  }

  /** How something is refused, and within how many milliseconds. */
  async function refusalOf(work: Promise<unknown>): Promise<{ readonly fault: unknown; readonly ms: number }> {
    const startedAt = performance.now()
    const fault = await work.then(
      () => 'done',
      (thrown: unknown) => thrown,
    )
    return { fault, ms: performance.now() - startedAt }
  }

  async function resumed(): Promise<void> {
    await cluster.resume()
    await expect.poll(() => database.findObstacle(), { timeout: 10_000 }).toBeNull()
  }

  const refused = { code: 'unavailable', message: expect.stringMatching(/^The database does not answer/) }

  test('is told soon to everyone who asks, however many they are, and goes on by itself', async () => {
    await Promise.all(Array.from({ length: 10 }, ask))
    await cluster.pause()
    try {
      const asked = await Promise.all(Array.from({ length: 40 }, () => refusalOf(ask())))
      for (const { fault } of asked) expect(fault).toMatchObject(refused)
      expect(Math.max(...asked.map(({ ms }) => ms))).toBeLessThan(patience)
      expect(await database.findObstacle()).toMatchObject({ reason: 'database' })
    } finally {
      await resumed()
    }
    await ask()
  })

  test('takes a transaction with it that was open, and says so, not that rolling back failed', async () => {
    try {
      const failing = database.db.transaction().execute(async (tx) => {
        await sql`insert into kept values (1)`.execute(tx)
        await cluster.pause()
        await sql`insert into kept values (2)`.execute(tx)
      })
      expect((await refusalOf(failing)).fault).toMatchObject(refused)
    } finally {
      await resumed()
    }
    expect((await sql`select x from kept`.execute(database.db)).rows).toEqual([])
  })

  test('while it commits leaves open whether it was saved, and the refusal says that', async () => {
    try {
      const failing = database.db.transaction().execute(async (tx) => {
        await sql`insert into kept values (3)`.execute(tx)
        await cluster.pause()
      })
      expect((await refusalOf(failing)).fault).toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/stopped answering while this was saved\. Look whether it was/),
      })
    } finally {
      await resumed()
    }
  })

  test('is told from one that is busy: who waits for a lock waits', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let isLocked = (): void => undefined
    const locked = new Promise<void>((resolve) => {
      isLocked = resolve
    })
    const holding = database.db.transaction().execute(async (tx) => {
      await sql`lock table kept in access exclusive mode`.execute(tx)
      isLocked()
      await held
    })
    await locked
    const waiting = sql`select count(*) from kept`.execute(database.db)
    // Longer than silence is borne of a server that is gone: the waiting one asked meanwhile, and was answered.
    await expect(
      Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 1_600, 'still waiting'))]),
    ).resolves.toBe('still waiting')
    release()
    await holding
    expect((await waiting).rows).toHaveLength(1)
  })

  test('is told from one that takes long to open a connection: who has one goes on', async () => {
    const slow = await proxyTo(cluster.url, { swift: 2 })
    const behind = wrap(new Kysely<Record<never, never>>({ dialect: openPostgres(slow.url) }), 'postgres')
    try {
      await sql`select 1`.execute(behind.db)
      await expect(sql`select pg_sleep(1.5)`.execute(behind.db)).resolves.toBeDefined()
    } finally {
      await behind.close()
      slow.close()
    }
  })

  test('because it was ended is told at once', async () => {
    const other = await startThrowAwayCluster()
    const gone = wrap(new Kysely<Record<never, never>>({ dialect: openPostgres(other.url) }), 'postgres')
    await sql`select 1`.execute(gone.db)
    await other.stop()
    const { fault, ms } = await refusalOf(sql`select 1`.execute(gone.db))
    expect(fault).toMatchObject(refused)
    expect(ms).toBeLessThan(patience)
    expect(await gone.findObstacle()).toMatchObject({ reason: 'database' })
    await gone.close()
  })
})
