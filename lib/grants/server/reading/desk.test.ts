import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { disableMember } from '@/lib/members/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { done } from '@/lib/server/service/testing'
import { getDesk, giveGrant, listGrantRequests } from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller
let second: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
})

afterAll(() => database.close())

test('whoever gives finds what they gave last first, each with its reach, and the agents they gave to last', async () => {
  const [older, newer, others, never] = [
    await liveTemplate(),
    await liveTemplate(),
    await liveTemplate(),
    await liveTemplate(),
  ]
  const agents = ['ada', 'bo', 'ida'].map((name) => ({ email: `${name}@acme.example`, name }))
  const [ada, bo, ida] = agents
  await done(giveGrant, askFor(older, { agent: ada }), at(0, lead))
  await done(giveGrant, askFor(newer, { agent: bo }), at(1, lead))
  await done(giveGrant, askFor(older, { agent: ada, values: { user_id: 'c_2' } }), at(2, lead))
  await done(giveGrant, askFor(newer, { agent: ada, values: { user_id: 'c_3' } }), at(3, lead))
  await done(giveGrant, askFor(others, { agent: ida }), at(4, second))
  const desk = await done(getDesk, {}, at(5, lead))
  expect(desk.templates.slice(0, 2).map(({ id, lastUsedAt }) => ({ id, lastUsedAt }))).toEqual([
    { id: newer.id, lastUsedAt: start + 3 * minute },
    { id: older.id, lastUsedAt: start + 2 * minute },
  ])
  const rest = desk.templates.slice(2)
  expect(rest.map(({ id }) => id).toSorted()).toEqual([others.id, never.id].toSorted())
  expect(rest.every(({ lastUsedAt }) => lastUsedAt === null)).toBe(true)
  for (const { reach, refused } of desk.templates) {
    expect(reach).toContain('{{user_id}}')
    expect(refused).toBeNull()
  }
  expect(desk.agents.map(({ name }) => name)).toEqual(['ada', 'bo'])
  expect(desk.mayGive).toBe(true)
})

test('who could agree is named, without who asks and who was disabled', async () => {
  const gone = await addMember(database, 'Gone', ['lead'])
  const named = async () => (await done(getDesk, {}, at(0, lead))).deciders.map(({ name }) => name)
  expect(await named()).toEqual(expect.arrayContaining(['Gone', 'Samir']))
  await done(disableMember, { id: gone.id }, at(1))
  expect(await named()).not.toContain('Gone')
  expect(await named()).not.toContain('Lena')
})

test('a template that the guardrail forbids by now is shown with why, and not left out', async () => {
  const { id } = await liveTemplate()
  const { revision } = await done(readGuardrail, {})
  await done(changeGuardrail, { revision, guardrail: { ...openGuardrail, roles: ['agent'] } })
  const shown = (await done(getDesk, {}, at(0, lead))).templates.find((template) => template.id === id)
  expect(shown?.refused).toMatch(/guardrail/)
  await done(changeGuardrail, { revision: revision + 1, guardrail: openGuardrail })
})

test('who asked for more than is shown of it is told so', async () => {
  const busy = await addMember(database, 'Bea', ['lead'])
  const template = await liveTemplate()
  const list = () => done(listGrantRequests, {}, at(60, busy))
  for (const turn of Array(50).keys()) await done(giveGrant, askFor(template), at(turn, busy))
  expect(await list()).toMatchObject({ hasMore: false, own: { length: 50 } })
  const { id } = await done(giveGrant, askFor(template), at(51, busy))
  const { own, hasMore } = await list()
  expect([own.length, own[0]?.id, hasMore]).toEqual([50, id, true])
})
