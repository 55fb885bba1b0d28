import { execFile } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, expectRecorded, give, holdGrant, type Received, renew, wish } from './desk'
import { ask as askDatabase, dialects, type Running, runCluster, World } from './world'

const run = promisify(execFile)
const megabyte = 1024 * 1024

/** How long a fault that is over may be felt. */
const recoveryMs = 10_000

type Fault = { readonly begin: () => Promise<unknown>; readonly end: () => Promise<unknown> }

/**
 * While the fault lasts nothing leaves, each way in says so by its code, and health answers soon; once it is over everything
 * goes on without a restart, and all that was answered is recorded.
 */
async function expectSurvived(world: World, app: Running, { begin, end }: Fault, reason: string): Promise<void> {
  const lead = app.browser('lead')
  const { agent, id } = await holdGrant(app, world)
  const received: Received = { tokens: [(await renew(agent, id)).token ?? ''], grants: [id] }
  const asked = wish(world)
  await begin()
  try {
    const given = await give(lead, asked)
    const renewed = await renew(agent, id)
    expect([codeOf(given), renewed.status, renewed.code, renewed.token]).toEqual([
      'unavailable',
      503,
      'unavailable',
      null,
    ])
    expect(given.ok ? '' : given.failure.message).toMatch(/[a-z]{4,}/)
    const health = await lead.ask({ path: '/health' })
    if (reason !== '') expect([health.status, JSON.parse(health.body.toString()).reason]).toEqual([503, reason])
  } finally {
    await end()
  }
  await expect.poll(async () => (await renew(agent, id)).status, { timeout: recoveryMs, interval: 200 }).toBe(200)
  // The same request once more: what was refused was not half done.
  const again = await give(lead, asked)
  if (again.ok) received.grants.push(String(again.value.id))
  expect(codeOf(again)).toBe('done')
  expect((await lead.ask({ path: '/health' })).status).toBe(200)
  await expectRecorded(world, received)
}

/** A world with its server, for one test. */
async function inWorld(
  dialect: World['dialect'],
  work: (world: World, app: Running) => Promise<void>,
  within?: string,
): Promise<void> {
  const world = await World.make(dialect, within === undefined ? {} : { within })
  const app = await world.start()
  try {
    await work(world, app)
  } finally {
    await app.kill()
    world.remove()
  }
}

describe('PostgreSQL', () => {
  test('that is ended and begins again', () =>
    inWorld('postgres', (world, app) => {
      const { halt, start } = runCluster()
      return expectSurvived(world, app, { begin: halt, end: start }, 'database')
    }))

  test('that hangs', () =>
    inWorld('postgres', (world, app) => {
      const { pause, resume } = runCluster()
      return expectSurvived(world, app, { begin: pause, end: resume }, 'database')
    }))

  test('whose connections are cut again and again loses none of what was answered', () =>
    inWorld('postgres', async (world, app) => {
      const received: Received = { tokens: [], grants: [] }
      const { agent, id } = await holdGrant(app, world)
      received.grants.push(id)
      const cut =
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
      const codes = new Set<string>()
      for (let count = 0; count < 6; count += 1) {
        const [given, renewed] = await Promise.all([
          give(app.browser('lead'), wish(world)),
          renew(agent, id),
          askDatabase(world.settings.DATABASE_URL, cut),
        ])
        if (given.ok) received.grants.push(String(given.value.id))
        if (renewed.token !== null) received.tokens.push(renewed.token)
        codes.add(codeOf(given)).add(renewed.code)
      }
      expect([...codes].filter((code) => code !== 'done' && code !== 'unavailable')).toEqual([])
      await expect
        .poll(async () => codeOf(await give(app.browser('lead'), wish(world))), { timeout: recoveryMs })
        .toBe('done')
      await expectRecorded(world, received)
    }))
})

describe('the embedded database', () => {
  const file = (world: World) => join(world.data, 'remit.db')

  test('whose file is moved away and put back', () =>
    inWorld('sqlite', (world, app) => {
      const away = join(world.folder, 'away.db')
      const begin = async () => renameSync(file(world), away)
      return expectSurvived(world, app, { begin, end: async () => renameSync(away, file(world)) }, 'file')
    }))

  test('whose file another one replaces', () =>
    inWorld('sqlite', (world, app) => {
      const away = join(world.folder, 'away.db')
      const begin = async () => {
        renameSync(file(world), away)
        writeFileSync(file(world), 'another file')
      }
      return expectSurvived(world, app, { begin, end: async () => renameSync(away, file(world)) }, 'file')
    }))

  test('whose writes the system refuses', () =>
    inWorld('sqlite', (world, app) => {
      const limit = (bytes: string) => run('prlimit', ['--pid', String(app.pid), `--fsize=${bytes}`])
      // Below what the log of the database has already: not one page more can be written.
      return expectSurvived(world, app, { begin: () => limit('4096:unlimited'), end: () => limit('unlimited') }, '')
    }))

  test('on a disk that fills up', async ({ skip }) => {
    const disk = mkdtempSync(join(tmpdir(), 'remit-disk-'))
    const size = (megabytes: number, how = '') =>
      run('mount', ['-t', 'tmpfs', '-o', `${how}size=${megabytes}m`, 'tmpfs', disk])
    const isMounted = await size(100).then(
      () => true,
      () => false,
    )
    skip(!isMounted, 'This machine lets nobody mount a small disk.')
    try {
      await inWorld(
        'sqlite',
        async (world, app) => {
          const begin = async () => writeFileSync(join(disk, 'filler'), Buffer.alloc(50 * megabyte))
          await expectSurvived(world, app, { begin, end: () => size(300, 'remount,') }, 'disk')
          expect(statSync(join(disk, 'filler')).size).toBe(50 * megabyte)
        },
        disk,
      )
    } finally {
      await run('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  })
})

describe('a second start on one data folder', () => {
  test('is refused and told who holds it, also while the first one is stopped', () =>
    inWorld('sqlite', async (world, app) => {
      const second = () =>
        world.start().then(
          () => 'started',
          () => 'refused',
        )
      expect(await Promise.all([second(), second()])).toEqual(['refused', 'refused'])
      process.kill(app.pid, 'SIGSTOP')
      expect(await second()).toBe('refused')
      process.kill(app.pid, 'SIGCONT')
      expect(world.printed()).toContain(`in use by another process (process ${app.pid}`)
      expect(codeOf(await give(app.browser('lead'), wish(world)))).toBe('done')
    }))

  test('of several at once exactly one opens it', async () => {
    const world = await World.make('sqlite')
    const started = await Promise.allSettled([world.start(), world.start(), world.start()])
    const [app, ...others] = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(others).toEqual([])
    expect(codeOf(await give(app?.browser('lead') ?? fail(), wish(world)))).toBe('done')
    await app?.kill()
    world.remove()
  })
})

describe.each(dialects)('a key-encryption key on %s', (dialect) => {
  test('that is another one signs nothing and says so; with the right one everything goes on', async () => {
    const world = await World.make(dialect)
    const first = await world.start()
    const { agent, id } = await holdGrant(first, world)
    await first.kill()
    const wrong = await world.start({ REMIT_KEK: Buffer.alloc(32, 8).toString('base64') })
    expect(world.printed()).toContain('do not open with this key-encryption key')
    const refused = await renew(wrong.browser(undefined, agent.cookies), id)
    expect([refused.status, refused.token]).toEqual([503, null])
    await wrong.kill()
    const right = await world.start()
    expect((await renew(right.browser(undefined, agent.cookies), id)).code).toBe('done')
    await right.kill()
    await expectRecorded(world, { tokens: [], grants: [id] })
    world.remove()
  })
})

function fail(): never {
  throw new Error('No server started.')
}
