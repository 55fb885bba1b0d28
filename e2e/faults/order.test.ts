import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ask, claim, codeOf, expectRecorded, give, giveBare, holdGrant, isQuick, mintBare, renew, wish } from './desk'
import { password } from './seed'
import { dialects, type Running, World } from './world'

const minute = 60_000
/** Shorter than a sign-in lasts that is not used. */
const aheadMs = 20 * minute
const turns = isQuick ? 3 : 30

describe.each(dialects)('on %s', (dialect) => {
  let world: World
  let app: Running

  beforeAll(async () => {
    world = await World.make(dialect)
    app = await world.start()
  })
  afterAll(async () => {
    await app.kill()
    world.remove()
  })
  afterEach(() => app.tell({}))

  const grantsOf = (requestKey: string) =>
    world.rows<{ id: string }>(`select id from access_grant where request_key = '${requestKey}'`)

  test('the same request many times, at once and once more, is one grant', async () => {
    const asked = wish(world)
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(app.browser('lead'), asked)))
    answers.push(await give(app.browser('lead'), asked))
    expect(answers.map(codeOf)).toEqual(Array(9).fill('done'))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : ''))).size).toBe(1)
    // The code of its link is told once.
    expect(answers.filter((answer) => answer.ok && answer.value.code !== null)).toHaveLength(1)
    expect(await grantsOf(asked.requestKey)).toHaveLength(1)
  })

  test('a browser that goes away before it is answered, and sends the same again, has one grant', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const asked = wish(world)
      const lead = app.browser('lead')
      await abandon(app, lead.raw('app/(console)/issue/actions.ts give', asked), turn * 7)
      expect(codeOf(await give(lead, asked))).toBe('done')
      expect(await grantsOf(asked.requestKey)).toHaveLength(1)
    }
    await expectRecorded(world, { tokens: [], grants: [] })
  })

  test('a bare token that many ask for at once leaves once, and none leaves after the answer that ended the access', async () => {
    const received: { tokens: string[]; grants: string[] } = { tokens: [], grants: [] }
    for (let turn = 0; turn < turns; turn += 1) {
      const lead = app.browser('lead')
      const [once, ended] = [await giveBare(lead, world), await giveBare(lead, world)]
      const minted = await Promise.all(Array.from({ length: 4 }, () => mintBare(lead, once)))
      expect(minted.map(codeOf).toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
      const racing = Promise.all(Array.from({ length: 2 }, () => mintBare(lead, ended)))
      const end = await lead.act('app/(console)/ledger/actions.ts end', { id: ended })
      expect(codeOf(end)).toBe('done')
      expect(codeOf(await mintBare(lead, ended))).toBe('conflict')
      const left = (await racing).filter(({ ok }) => ok)
      // Whoever ended it was told of the token that was out by then.
      expect([turn, end.ok && (end.value.validUntil !== null) === (left.length === 1)]).toEqual([turn, true])
      for (const one of [...minted, ...left]) if (one.ok) received.tokens.push(String(one.value.token))
    }
    const written = await world.rows<{ sha256: string }>('select sha256 from grant_token')
    const hashes = written.map(({ sha256 }) => sha256)
    for (const token of received.tokens) expect(hashes).toContain(createHash('sha256').update(token).digest('hex'))
    const after = await world.rows<{ deed: string; target: string }>(
      "select deed, target from journal where outcome = 'done' and deed in ('grant.token', 'grant.end') order by seq",
    )
    const over = new Set<string>()
    for (const { deed, target } of after) {
      if (deed === 'grant.token') expect(over).not.toContain(target)
      else over.add(target)
    }
  })

  test('a request that comes byte by byte is answered as any other', async () => {
    const asked = wish(world)
    const text = app.browser('lead').raw('app/(console)/issue/actions.ts give', asked)
    expect(await drip(app, text)).toMatch(/^HTTP\/1\.1 200 /)
    expect(await grantsOf(asked.requestKey)).toHaveLength(1)
  })

  test('nothing is given from a template after the answer that archived it, however many ask meanwhile', async () => {
    const owner = app.browser('owner')
    for (let turn = 0; turn < turns; turn += 1) {
      const asked = Array.from({ length: 6 }, () => give(app.browser('lead'), wish(world)))
      await owner.done('app/(console)/templates/actions.ts archive', { id: world.seed.templateId, liveVersion: 1 })
      const late = await give(app.browser('lead'), wish(world))
      expect(late).toMatchObject({ ok: false, failure: { message: expect.stringMatching(/archived/i) } })
      for (const answer of await Promise.all(asked)) expect(['done', codeOf(late)]).toContain(codeOf(answer))
      await owner.done('app/(console)/templates/actions.ts unarchive', { id: world.seed.templateId, liveVersion: 1 })
    }
    const entries = await world.rows<{ deed: string }>(
      "select deed from journal where outcome = 'done' and deed in ('grant.give', 'template.archive', 'template.unarchive') order by seq",
    )
    const order = entries.map(({ deed }) => deed).join(' ')
    expect(order).not.toMatch(/template\.archive (grant\.give )+/)
  })

  test.each([
    ['20 minutes ahead', aheadMs],
    ['an hour back', -60 * minute],
    ['ten years back', -5_256_000 * minute],
  ])(
    'a clock that jumps %s gives and mints nothing, says why, ends what is asked to end, and all goes on when it is right',
    async (_how, shiftMs) => {
      const [held, other] = [await holdGrant(app, world), await holdGrant(app, world)]
      await app.tell({ shiftMs })
      const given = await give(app.browser('lead'), wish(world))
      expect(given).toMatchObject({
        ok: false,
        failure: { code: expect.stringMatching(/^(unavailable|unauthenticated)$/) },
      })
      expect(await renew(held.agent, held.id)).toMatchObject({
        status: 503,
        code: 'unavailable',
        token: null,
        detail: expect.stringMatching(/clock/),
      })
      const health = await app.browser().ask({ path: '/health' })
      expect([health.status, JSON.parse(health.body.toString()).reason]).toEqual([503, 'clock'])
      expect(codeOf(await other.agent.act('app/(open)/open/actions.ts leave', { id: other.id }))).not.toBe(
        'unavailable',
      )
      await app.tell({})
      expect((await renew(held.agent, held.id)).code).toBe('done')
      // A sign-in that lay in the future has ended; whoever signs in again gives again.
      const lead = app.browser()
      await lead.signIn('lead@acme.example', password)
      world.seed.people.lead = lead.cookies
      expect(codeOf(await give(lead, wish(world)))).toBe('done')
    },
  )
})

describe('on SQLite, where there is no other clock', () => {
  test('a clock that is behind what was recorded gives nothing until it is past that', async () => {
    const world = await World.make('sqlite')
    const app = await world.start()
    await app.tell({ shiftMs: 50_000 })
    expect(codeOf(await give(app.browser('lead'), wish(world)))).toBe('done')
    await app.tell({})
    const refused = await give(app.browser('lead'), wish(world))
    expect(refused).toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/behind what was recorded/) },
    })
    await app.tell({ shiftMs: 51_000 })
    expect(codeOf(await give(app.browser('lead'), wish(world)))).toBe('done')
    await app.kill()
    world.remove()
  })
})

describe('two processes on one PostgreSQL', () => {
  let world: World
  let apps: readonly [Running, Running]

  beforeAll(async () => {
    world = await World.make('postgres')
    apps = [await world.start(), await world.start()]
  })
  afterAll(async () => {
    for (const app of apps) await app.kill()
    world.remove()
  })

  /** The same by both processes at once. */
  const both = <T>(work: (app: Running) => Promise<T>): Promise<readonly T[]> => Promise.all(apps.map(work))

  const entries = (deed: string, target: unknown) =>
    world.rows(`select seq from journal where deed = '${deed}' and target = '${target}' and outcome = 'done'`)

  test('one link is opened by one browser, and the other is told', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const given = await give(apps[0].browser('lead'), wish(world))
      const code = given.ok ? given.value.code : null
      expect((await both(async (app) => codeOf(await claim(app.browser(), code)))).toSorted()).toEqual([
        'done',
        'link_used',
      ])
      expect(await entries('grant.claim', given.ok ? given.value.id : '')).toHaveLength(1)
    }
  })

  test('one request is decided by one lead, and the other is told by whom', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const asked = await ask(apps[0].browser('requester'), wish(world))
      const id = asked.ok ? asked.value.id : ''
      const deciders = ['lead', 'owner']
      const outcomes = await both((app) =>
        app.browser(deciders[apps.indexOf(app)]).act('app/(console)/requests/actions.ts approve', { id }),
      )
      expect(outcomes.map(codeOf).toSorted()).toEqual(['conflict', 'done'])
      const loser = outcomes.findIndex(({ ok }) => !ok)
      const winner = loser === 0 ? 'Olive Owner' : 'Kim lead'
      expect(outcomes[loser]).toMatchObject({ failure: { message: expect.stringContaining(winner) } })
      expect(await entries('grant.approve', id)).toHaveLength(1)
    }
  })

  test('the same request to both is one grant', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const asked = wish(world)
      const answers = await both((app) => give(app.browser('lead'), asked))
      expect(answers.map(codeOf)).toEqual(['done', 'done'])
      expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : ''))).size).toBe(1)
    }
  })

  test('one access is ended by one, and no token leaves after that', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const { agent, id } = await holdGrant(apps[0], world)
      const ended = apps[1].browser('lead').done('app/(console)/ledger/actions.ts end', { id })
      const renewals = Promise.all(Array.from({ length: 3 }, () => renew(agent, id)))
      await ended
      expect((await renew(agent, id)).code).toBe('link_ended')
      await renewals
      const deeds = await world.rows<{ deed: string }>(
        `select deed from journal where target = '${id}' and outcome = 'done' order by seq`,
      )
      expect(deeds.at(-1)?.deed).toBe('grant.end')
    }
  })

  test('one bare token is made by one, and the other is told', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const id = await giveBare(apps[0].browser('lead'), world)
      const outcomes = await both((app) => mintBare(app.browser('lead'), id))
      expect(outcomes.map(codeOf).toSorted()).toEqual(['conflict', 'done'])
      expect(await entries('grant.token', id)).toHaveLength(1)
      expect(await world.rows(`select id from grant_token where grant_id = '${id}'`)).toHaveLength(1)
    }
  })

  test('whose clock is 20 minutes wrong gives nothing, and the other goes on', async () => {
    const [wrong, right] = apps
    await wrong.tell({ shiftMs: aheadMs })
    // Whoever is served by a wrong clock is signed in in the future; the lead is not.
    expect((await give(wrong.browser('owner'), wish(world))).ok).toBe(false)
    const { agent, id } = await holdGrant(right, world)
    const moved = wrong.browser(undefined, agent.cookies)
    expect(await renew(moved, id)).toMatchObject({ status: 503, detail: expect.stringMatching(/are 20 min apart/) })
    expect((await renew(agent, id)).code).toBe('done')
    await wrong.tell({})
    expect((await renew(moved, id)).code).toBe('done')
  })
})

/** Sends all of a request, and goes away so many milliseconds later without reading. */
function abandon({ origin }: Running, text: string, afterMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () =>
      socket.write(text, () =>
        setTimeout(() => {
          socket.destroy()
          resolve()
        }, afterMs),
      ),
    )
    socket.once('error', reject)
  })
}

/** Sends a request byte by byte, and answers what comes first. */
function drip({ origin }: Running, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', async () => {
      socket.setNoDelay(true)
      for (const byte of text) await new Promise((sent) => socket.write(byte, sent))
    })
    socket.once('error', reject).once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
  })
}
