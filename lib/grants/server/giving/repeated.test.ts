import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller, Operation } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { claimGrant, extendGrant, getGrant, giveGrant, handOver, listGrants, makeGrantLink } from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
})
afterAll(() => database.close())

const newKey = () => randomBytes(8).toString('hex')
const to = { email: 'late@acme.example', name: 'Late' }

async function held(change: object = {}) {
  const ask = askFor(await liveTemplate(), change)
  const { id, code } = await done(giveGrant, ask, at(0, lead))
  return { id, code: code ?? '', ask }
}

/** What an operation refuses with, by whom, and about which field. */
async function refusal<I, T>(operation: Operation<I, T>, input: I, minutes = 2) {
  const outcome = await operation.execute(at(minutes, lead), input)
  return outcome.ok ? 'done' : `${outcome.failure.code} ${outcome.failure.field}`
}

test('a shift that is handed over twice by one request, one after the other or at once, is handed over once', async () => {
  const from = `${newKey()}@acme.example`
  const [one, two] = [
    await held({ agent: { email: from, name: 'Early' } }),
    await held({ agent: { email: from, name: 'Early' } }),
  ]
  const shift = { from, to, ids: [one.id, two.id], requestKey: newKey() }
  const [first, second] = await Promise.all([done(handOver, shift, at(1, lead)), done(handOver, shift, at(1, lead))])
  expect(first.map(({ id, from: old }) => [id, old])).toEqual(second.map(({ id, from: old }) => [id, old]))
  const codes = [...first, ...second].flatMap(({ code }) => code ?? [])
  expect(codes).toHaveLength(2)
  const again = await done(handOver, shift, at(2, lead))
  expect(again).toEqual(first.map((handed) => ({ ...handed, code: null })))
  // The links of an answer that was lost are made anew.
  const link = await done(makeGrantLink, { id: again[0]?.id ?? '' }, at(3, lead))
  expect(await codeOf(claimGrant, { code: link.code }, at(4, null))).toBe('done')
})

test('a key that was used for a shift is refused for another one', async () => {
  const from = `${newKey()}@acme.example`
  const one = await held({ agent: { email: from, name: 'Early' } })
  const shift = { from, to, ids: [one.id], requestKey: newKey() }
  await done(handOver, shift, at(1, lead))
  const other = { ...shift, to: { email: 'other@acme.example', name: 'Other' } }
  expect(await refusal(handOver, other)).toBe('conflict requestKey')
  expect((await done(listGrants, { agent: 'other@acme.example' }, at(2))).rows).toEqual([])
})

test.each([
  ['another agent', { agent: { email: 'else@acme.example', name: 'Else' } }],
  ['another customer', { values: { user_id: 'c_1' } }],
  ['another length', { end: { kind: 'length', minutes: 5 } }],
  ['another start', { startsAt: start + 10 * minute }],
  ['another reason', { reason: 'Another one.' }],
  ['a second one beside it', { isBesides: true }],
] as const)('a key that gave access gives no other: %s', async (_what, change) => {
  const { id, ask } = await held()
  expect((await done(giveGrant, ask, at(1, lead))).id).toBe(id)
  expect(await refusal(giveGrant, { ...ask, ...change })).toBe('conflict requestKey')
})

test('a key is for one kind of request: giving, extending and handing over do not answer for each other', async () => {
  const { id, ask } = await held()
  const more = { id, minutes: 5, reason: 'More.', requestKey: ask.requestKey }
  expect(await refusal(extendGrant, more)).toBe('conflict requestKey')
  expect((await done(getGrant, { id }, at(2, lead))).endsAt).toBe(start + 60 * minute)
  const extension = { ...more, requestKey: newKey() }
  await done(extendGrant, extension, at(1, lead))
  expect(await refusal(giveGrant, { ...askFor(await liveTemplate()), requestKey: extension.requestKey })).toBe(
    'conflict requestKey',
  )
  const shift = { from: ask.agent.email, to, ids: [id], requestKey: extension.requestKey }
  expect(await refusal(handOver, shift)).toBe('conflict requestKey')
})

test('more time that is asked for twice by one request is given once, and another length under its key is refused', async () => {
  const { id } = await held()
  const more = { id, minutes: 5, reason: 'More.', requestKey: newKey() }
  const first = await done(extendGrant, more, at(1, lead))
  expect(await done(extendGrant, more, at(1, lead))).toEqual(first)
  expect(await refusal(extendGrant, { ...more, minutes: 6 })).toBe('conflict requestKey')
  expect((await done(getGrant, { id }, at(2, lead))).endsAt).toBe(start + 65 * minute)
})
