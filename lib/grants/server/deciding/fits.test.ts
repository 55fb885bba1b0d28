import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Guardrail, openGuardrail } from '@/lib/guardrails'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { changeRoles, disableMember } from '@/lib/members/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller, Operation, RequestContext } from '@/lib/server/service'
import { codeOf, contextOf, done } from '@/lib/server/service/testing'
import { archiveTemplate } from '@/lib/templates/server'
import {
  approveGrant,
  askForGrant,
  askForMore,
  claimGrant,
  countWaitingGrants,
  declineGrant,
  endGrant,
  extendGrant,
  getGrant,
  giveGrant,
  handOver,
  listGrantRequests,
  renewGrant,
} from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let boss: Caller
let lead: Caller
let second: Caller
let requester: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  boss = await addMember(database, 'Boss', ['owner'])
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
})

afterAll(() => database.close())

const day = 24 * 60
const long = { maxMinutes: 31 * day }

async function refusal<I, T>(operation: Operation<I, T>, input: I, context: RequestContext) {
  const outcome = await operation.execute(context, input)
  return outcome.ok ? null : outcome.failure
}

function lasting(minutes: number) {
  return { end: { kind: 'length', minutes } as const }
}

function moreOf(id: string, minutes: number) {
  return { id, minutes, reason: 'Still on it.', requestKey: `more-${id}`.slice(0, 60) }
}

function shiftOf(id: string, from: string, to = `next-${from}`) {
  return { from, to: { email: to, name: 'Next' }, ids: [id], requestKey: `shift-${id}`.slice(0, 40) }
}

/** Access that its agent has opened. */
async function opened({
  by = lead,
  issuance = {},
  change = {},
}: {
  by?: Caller
  issuance?: object
  change?: object
} = {}) {
  const template = await liveTemplate(issuance)
  const ask = askFor(template, change)
  const { code } = await done(giveGrant, ask, at(0, by))
  const held = await done(claimGrant, { code: code ?? '' }, at(1, null))
  return { ...held, template, ask }
}

async function waitingFor(id: string, caller: Caller, minutes = 1) {
  return (await done(listGrantRequests, {}, at(minutes, caller))).waiting.find((one) => one.id === id)
}

/** Runs something while the guardrail is another one. */
async function under(change: Partial<Guardrail>, run: () => Promise<void>): Promise<void> {
  const { revision } = await done(readGuardrail, {})
  await done(changeGuardrail, { revision, guardrail: { ...openGuardrail, ...change } })
  await run()
  await done(changeGuardrail, { revision: revision + 1, guardrail: openGuardrail })
}

describe('nobody agrees to longer access than they could give', () => {
  test('a request is agreed to by whose role allows its length, which its row says to the others', async () => {
    const template = await liveTemplate(long)
    const { id } = await done(askForGrant, askFor(template, lasting(31 * day)), at(0, requester))
    const words = 'At most 1 day is possible here: your role sets that limit.'
    expect(await refusal(approveGrant, { id }, at(1, lead))).toMatchObject({ code: 'blocked', message: words })
    const shown = await waitingFor(id, lead)
    expect(shown).toMatchObject({ whyNot: words, mayDecide: true, deciders: expect.arrayContaining(['Boss']) })
    expect(shown?.deciders).not.toContain('Lena')
    expect(await waitingFor(id, boss)).toMatchObject({ whyNot: null, mayDecide: true })
    expect(await done(approveGrant, { id }, at(1, boss))).toMatchObject({ state: 'ready' })
  })

  test('a day from when it is agreed to is a day, also where an instant was chosen that was further away', async () => {
    const template = await liveTemplate(long)
    const end = { kind: 'at', at: start + (day + 60) * minute } as const
    const { id } = await done(askForGrant, askFor(template, { end }), at(0, requester))
    expect(await codeOf(approveGrant, { id }, at(59, lead))).toBe('blocked')
    expect(await waitingFor(id, lead, 60)).toMatchObject({ whyNot: null })
    expect(await codeOf(approveGrant, { id }, at(60, lead))).toBe('done')
  })

  test('who may give no such length any more does not count as one who agreed', async () => {
    const was = await addMember(database, 'Was', ['owner'])
    const template = await liveTemplate({ ...long, approvals: 2 })
    const { id } = await done(askForGrant, askFor(template, lasting(2 * day)), at(0, requester))
    await done(approveGrant, { id }, at(1, was))
    await done(changeRoles, { id: was.id, roles: ['lead'], was: ['owner'] }, at(2, boss))
    expect(await waitingFor(id, boss)).toMatchObject({ agreed: 0, uncounted: ['Was'] })
    expect(await done(approveGrant, { id }, at(3, boss))).toMatchObject({ missing: 1 })
  })

  test('more time that the agent asks for counts from the beginning, for whoever agrees to it', async () => {
    const { id, holder } = await opened({ issuance: long, change: lasting(day - 10) })
    const more = await done(askForMore, { id, holder, minutes: 60 }, at(2, null))
    expect(await refusal(approveGrant, { id: more.id }, at(3, lead))).toMatchObject({
      code: 'blocked',
      message: expect.stringContaining('your role'),
    })
    expect((await waitingFor(more.id, lead, 3))?.whyNot).toMatch(/your role/)
    await done(approveGrant, { id: more.id }, at(3, boss))
    expect((await done(getGrant, { id }, at(3))).endsAt).toBe(start + (day + 50) * minute)
  })

  test('what has more than a day left is handed over by whoever could give that', async () => {
    const agent = { email: 'long-shift@acme.example', name: 'Long' }
    const { id } = await opened({ by: boss, issuance: long, change: { agent, ...lasting(2 * day) } })
    expect(await refusal(handOver, shiftOf(id, agent.email), at(2, lead))).toMatchObject({
      code: 'blocked',
      message: expect.stringContaining('your role'),
    })
    expect((await done(getGrant, { id }, at(2))).state).toBe('active')
    expect(await codeOf(handOver, shiftOf(id, agent.email), at(day, lead))).toBe('done')
  })
})

test('an agent of a domain that the guardrail lists no more is agreed to nothing, lengthened nothing and sent no token', async () => {
  const waiting = await done(askForGrant, askFor(await liveTemplate()), at(0, requester))
  const { id, holder } = await opened()
  const more = await done(askForMore, { id, holder, minutes: 10 }, at(2, null))
  await under({ agentDomains: ['elsewhere.example'] }, async () => {
    const named = { code: 'blocked', message: expect.stringContaining('elsewhere.example') }
    expect(await refusal(approveGrant, { id: waiting.id }, at(3, lead))).toMatchObject(named)
    expect(await refusal(approveGrant, { id: more.id }, at(3, lead))).toMatchObject(named)
    expect(await refusal(extendGrant, moreOf(id, 10), at(3, lead))).toMatchObject(named)
    expect(await refusal(renewGrant, { id, holder }, at(3, null))).toMatchObject(named)
  })
  expect(await codeOf(renewGrant, { id, holder }, at(4, null))).toBe('done')
})

test('an archived template gives nothing new: no agreement, no more time, no hand-over; what runs goes on until its end', async () => {
  const { id, holder, template, ask } = await opened()
  const other = askFor(template, { values: { user_id: 'c_2' } })
  const waiting = await done(askForGrant, other, at(1, requester))
  const more = await done(askForMore, { id, holder, minutes: 10 }, at(2, null))
  await done(archiveTemplate, { id: template.id, liveVersion: template.version }, at(3))
  const named = { code: 'blocked', message: expect.stringMatching(/^"Template .*" is archived/) }
  expect(await refusal(approveGrant, { id: waiting.id }, at(4, lead))).toMatchObject(named)
  expect(await refusal(approveGrant, { id: more.id }, at(4, lead))).toMatchObject(named)
  expect(await refusal(extendGrant, moreOf(id, 10), at(4, lead))).toMatchObject(named)
  expect(await refusal(handOver, shiftOf(id, ask.agent.email), at(4, lead))).toMatchObject(named)
  expect((await done(getGrant, { id }, at(5))).endsAt).toBe(start + 60 * minute)
  expect(await codeOf(renewGrant, { id, holder }, at(59, null))).toBe('done')
})

test('after more time the card says what set the new end: an extension, or the limit that it reaches', async () => {
  const { id } = await opened({ issuance: { maxMinutes: 120 } })
  const setBy = async () => (await done(getGrant, { id }, at(3))).endSetBy
  expect(await setBy()).toBe('usual')
  await done(extendGrant, moreOf(id, 15), at(2, lead))
  expect(await setBy()).toBe('extended')
  await done(extendGrant, { ...moreOf(id, 45), requestKey: 'up-to-the-longest' }, at(2, lead))
  expect(await setBy()).toBe('template')
})

test('what is handed over ends when what it was handed over from would have, whoever chose that', async () => {
  const { id, ask } = await opened()
  await done(extendGrant, moreOf(id, 15), at(2, lead))
  const [handed] = await done(handOver, shiftOf(id, ask.agent.email), at(3, second))
  const next = await done(getGrant, { id: handed?.id ?? 'none' }, at(4, second))
  expect(next).toMatchObject({ endSetBy: 'handed', endsAt: start + 75 * minute, asked: { isOwn: true } })
})

describe('what the agent was given since a request is not given a second time by agreeing', () => {
  const agent = { email: 'since@acme.example', name: 'Since' }

  test('a lead gave the same: agreeing is refused with what is held, for as long as it is held', async () => {
    const template = await liveTemplate()
    const ask = () => done(askForGrant, askFor(template, { agent }), at(0, requester))
    const [asked, alike] = [await ask(), await ask()]
    await done(giveGrant, askFor(template, { agent }), at(2, lead))
    const refused = await refusal(approveGrant, { id: asked.id }, at(3, second))
    const held = /^Since has this access already until 2025-11-22 09:29 UTC\..*Extend that/
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringMatching(held) })
    expect(await codeOf(approveGrant, { id: alike.id }, at(3, second))).toBe('conflict')
    expect(await codeOf(approveGrant, { id: alike.id }, at(62, second))).toBe('done')
  })

  test('of two requests for the same, agreed to at once by two, one is given', async () => {
    const template = await liveTemplate()
    const ask = () => done(askForGrant, askFor(template, { agent }), at(0, requester))
    const [one, two] = [await ask(), await ask()]
    const ends = await Promise.all([
      codeOf(approveGrant, { id: one.id }, at(1, lead)),
      codeOf(approveGrant, { id: two.id }, at(1, second)),
    ])
    expect(ends.toSorted()).toEqual(['conflict', 'done'])
  })

  test('what was asked for as a second one, beside what was there, is given as one', async () => {
    const template = await liveTemplate()
    await done(giveGrant, askFor(template, { agent }), at(0, lead))
    expect(await codeOf(askForGrant, askFor(template, { agent }), at(1, requester))).toBe('conflict')
    const { id } = await done(askForGrant, askFor(template, { agent, isBesides: true }), at(1, requester))
    expect(await codeOf(approveGrant, { id }, at(2, lead))).toBe('done')
  })
})

test('more time is not ended apart from the access that it lengthens', async () => {
  const { id, holder } = await opened()
  const more = await done(extendGrant, moreOf(id, 30), at(2, lead))
  expect(await refusal(endGrant, { id: more.id }, at(3, lead))).toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('End that access instead'),
  })
  expect(await codeOf(renewGrant, { id, holder }, at(80, null))).toBe('done')
  await done(endGrant, { id }, at(81, lead))
  expect((await done(getGrant, { id: more.id }, at(81))).state).toBe('ended')
})

test('what somebody asked who was disabled, or may ask no more, is agreed to by nobody, which its row says', async () => {
  const template = await liveTemplate()
  const gone = await addMember(database, 'Gone', ['requester'])
  const moved = await addMember(database, 'Moved', ['requester'])
  for (const asker of [gone, moved]) {
    const { id } = await done(askForGrant, askFor(template), at(0, asker))
    if (asker === gone) await done(disableMember, { id: gone.id }, at(1))
    else await done(changeRoles, { id: moved.id, roles: ['auditor'], was: ['requester'] }, at(1, boss))
    const words = new RegExp(`^${asker.name}, who asked for this, may not ask`)
    expect(await refusal(approveGrant, { id }, at(2, lead))).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(words),
    })
    const shown = await waitingFor(id, lead, 2)
    expect(shown).toMatchObject({ whyNot: expect.stringMatching(words), mayDecide: true, deciders: [] })
    const { count } = await done(countWaitingGrants, {}, contextOf(lead, start + 2 * minute))
    await done(declineGrant, { id, reason: 'Nobody needs it.' }, at(2, lead))
    expect((await done(countWaitingGrants, {}, at(2, lead))).count).toBe(count - 1)
  }
})
