import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Browser } from './browser'
import {
  claim,
  codeOf,
  expectRecorded,
  give,
  giveBare,
  holdGrant,
  isQuick,
  mintBare,
  orCut,
  type Received,
  renew,
  wish,
} from './desk'
import { checkJournal, dialects, type Plan, type Running, World } from './world'

type Kill = Plan['kill'] & object

/** What a fault strikes: it is made ready, done while the server ends, and done again after the start. */
type Deed = {
  readonly prepare: (app: Running, world: World) => Promise<unknown>
  readonly act: (app: Running, ready: unknown, received: Received) => Promise<string>
  /** How doing it again may end. */
  readonly again: readonly string[]
}

const deeds: Readonly<Record<string, Deed>> = {
  giving: {
    prepare: async (_app, world) => wish(world),
    act: async (app, asked, received) => {
      const given = await give(app.browser('lead'), asked as object)
      if (given.ok) received.grants.push(String(given.value.id))
      return codeOf(given)
    },
    again: ['done'],
  },
  claiming: {
    prepare: async (app, world) => {
      const given = await give(app.browser('lead'), wish(world))
      return given.ok ? given.value.code : null
    },
    act: async (app, code) => codeOf(await claim(app.browser(), code)),
    // Claimed and recorded, while nobody was told: the link is used.
    again: ['done', 'link_used'],
  },
  minting: {
    prepare: async (app, world) => {
      const { agent, id } = await holdGrant(app, world)
      return { cookies: agent.cookies, id }
    },
    act: async (app, ready, received) => {
      const { cookies, id } = ready as { readonly cookies: Browser['cookies']; readonly id: string }
      const { token, code } = await renew(app.browser(undefined, cookies), id)
      if (token !== null) received.tokens.push(token)
      return code
    },
    again: ['done'],
  },
  'minting a bare token': {
    prepare: (app, world) => giveBare(app.browser('lead'), world),
    act: async (app, id, received) => {
      const minted = await mintBare(app.browser('lead'), id)
      if (minted.ok) received.tokens.push(String(minted.value.token))
      return codeOf(minted)
    },
    // Made and recorded, while nobody was told: there is one only.
    again: ['done', 'conflict'],
  },
}

/** The steps at which the server ends: around the commit, or before and after each statement until there are no more. */
function* killsOf(): Generator<Kill> {
  if (isQuick) {
    yield { sql: 'commit', phase: 'before' }
    yield { sql: 'commit', phase: 'after' }
    return
  }
  for (let at = 0; at < 60; at += 1) for (const phase of ['before', 'after'] as const) yield { at, phase }
}

describe.each(dialects)('on %s', (dialect) => {
  test.each(Object.entries(deeds))(
    'killed at every step of %s, nothing has left that is not recorded, and the next start goes on',
    async (_name, deed) => {
      const world = await World.make(dialect)
      const received: Received = { tokens: [], grants: [] }
      let app = await world.start()
      let steps = 0
      for (const kill of killsOf()) {
        const ready = await deed.prepare(app, world)
        await app.tell({ kill })
        const answered = await orCut(deed.act(app, ready, received))
        if (answered !== null) {
          // There are no more steps: it was done before the server could end.
          expect(answered).toBe('done')
          break
        }
        await app.gone
        steps += 1
        await expectRecorded(world, received)
        app = await world.start()
        expect(deed.again).toContain(await deed.act(app, ready, received))
        await expectRecorded(world, received)
      }
      expect(steps).toBeGreaterThan(1)
      await app.kill()
      expect(await checkJournal(world)).toBe(0)
      world.remove()
    },
  )

  test('killed at random while eight agents are served, nothing has left that is not recorded', async () => {
    const world = await World.make(dialect)
    const received: Received = { tokens: [], grants: [] }
    for (let cycle = 0; cycle < (isQuick ? 2 : 100); cycle += 1) {
      const app = await world.start()
      const served = Promise.all(Array.from({ length: 8 }, () => orCut(serve(app, world, received))))
      // A server that has just started takes a while to serve anybody at all.
      const before = received.tokens.length
      while (received.tokens.length === before) await sleep(20)
      await sleep(randomInt(0, 900))
      await app.kill()
      await served
      await expectRecorded(world, received)
    }
    expect(await checkJournal(world)).toBe(0)
    world.remove()
  })
})

/** Gives, opens and renews until the server is gone. */
async function serve(app: Running, world: World, received: Received): Promise<never> {
  for (;;) {
    const { agent, id } = await holdGrant(app, world)
    received.grants.push(id)
    for (let count = 0; count < 3; count += 1) {
      const { token } = await renew(agent, id)
      if (token !== null) received.tokens.push(token)
    }
    const lead = app.browser('lead')
    const minted = await mintBare(lead, await giveBare(lead, world))
    if (minted.ok) received.tokens.push(String(minted.value.token))
  }
}
