import { describe, expect, test } from 'vitest'
import { codeOf, give, isQuick, wish } from './desk'
import { checkJournal, dialects, type Plan, type Running, World } from './world'

/** The steps of a start at which its process ends: every one, or a few of them and around the commit. */
function* killsOf(): Generator<Plan['kill'] & object> {
  if (isQuick) {
    for (const at of [0, 3, 20]) yield { at, phase: 'before' }
    yield { sql: 'commit', phase: 'before' }
    yield { sql: 'commit', phase: 'after' }
    return
  }
  for (let at = 0; ; at += 1) for (const phase of ['before', 'after'] as const) yield { at, phase }
}

/** Starts a server that ends at this step; null when there were no more steps, and it is ready. */
async function killAtStart(world: World, kill: Plan['kill'] & object): Promise<true | null> {
  const started = await world.start({}, { kill }).catch(() => undefined)
  await started?.kill()
  return started === undefined ? true : null
}

async function isHealthy(app: Running): Promise<boolean> {
  return (await fetch(`${app.origin}/health`)).ok
}

describe.each(dialects)('on %s', (dialect) => {
  test('a first start that is killed at any step starts again, with a link to set it up and with nothing twice', async () => {
    const whole = await World.make(dialect, { isEmpty: true })
    await (await whole.start()).kill()
    const applied = 'select * from kysely_migration order by name'
    const names = (await whole.rows<{ name: string }>(applied)).map(({ name }) => name)
    expect(names.length).toBeGreaterThan(10)
    whole.remove()
    let kills = 0
    for (const kill of killsOf()) {
      const world = await World.make(dialect, { isEmpty: true })
      const isKilled = await killAtStart(world, kill)
      if (isKilled !== null) {
        kills += 1
        const app = await world.start()
        expect(await isHealthy(app), JSON.stringify(kill)).toBe(true)
        expect(world.printed()).toMatch(/\/setup#code=\S+/)
        await app.kill()
        expect((await world.rows<{ name: string }>(applied)).map(({ name }) => name)).toEqual(names)
        expect(await checkJournal(world)).toBe(0)
      }
      world.remove()
      if (isKilled === null) break
    }
    expect(kills).toBeGreaterThan(2)
  })

  test('a later start that is killed at any step starts again, loses nothing, and gives access', async () => {
    const world = await World.make(dialect)
    const entries = async () =>
      (await world.rows<{ id: string }>('select id from journal order by seq')).map(({ id }) => id)
    let known = await entries()
    let kills = 0
    for (const kill of killsOf()) {
      if ((await killAtStart(world, kill)) === null) break
      kills += 1
      const app = await world.start()
      expect(codeOf(await give(app.browser('lead'), wish(world))), JSON.stringify(kill)).toBe('done')
      await app.kill()
      const now = await entries()
      expect(now.slice(0, known.length)).toEqual(known)
      expect(now.length).toBeGreaterThan(known.length)
      known = now
    }
    expect(kills).toBeGreaterThan(0)
    expect(await checkJournal(world)).toBe(0)
    world.remove()
  })
})
