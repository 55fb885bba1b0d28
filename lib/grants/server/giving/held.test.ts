import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { findHeldGrant, giveGrant } from '..'
import { askFor, at, liveTemplate, makeKeys } from '../testing'

let database: Database
let lead: Caller
let requester: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
})

afterAll(() => database.close())

const ofSeat = {
  text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}","seat":"{{seat}}"}}}}',
  parameters: JSON.stringify([
    { name: 'user_id', type: 'string', label: 'Customer', required: true, maxLength: 20 },
    { name: 'seat', type: 'integer', label: 'Seat', required: true },
  ]),
}

test('what is offered to be extended gives just the same: all values count, not the first alone', async () => {
  const template = await liveTemplate({}, ofSeat)
  const agent = { email: 'same@acme.example', name: 'Same' }
  const ask = (seat: number) => askFor(template, { agent, values: { user_id: 'c_1', seat } })
  const first = await done(giveGrant, ask(1), at(0, lead))
  const second = await done(giveGrant, ask(2), at(1, lead))
  await done(giveGrant, { ...ask(3), agent: { email: 'other@acme.example', name: 'Other' } }, at(2, lead))
  const heldAt = async (seat: number, minutes = 3) => (await done(findHeldGrant, ask(seat), at(minutes, lead)))?.id
  expect([await heldAt(1), await heldAt(2), await heldAt(3)]).toEqual([first.id, second.id, undefined])
  expect(await heldAt(1, 61)).toBeUndefined()
  expect(await codeOf(findHeldGrant, ask(1), at(3, requester))).toBe('forbidden')
})

test('of two that give the same, the one that lasts longest is offered', async () => {
  const template = await liveTemplate()
  const agent = { email: 'long@acme.example', name: 'Long' }
  const ask = { ...askFor(template, { agent }), end: { kind: 'length', minutes: 20 } as const }
  await done(giveGrant, ask, at(0, lead))
  const longer = { ...askFor(template, { agent, isBesides: true }), end: { kind: 'length', minutes: 60 } as const }
  const { id } = await done(giveGrant, longer, at(1, lead))
  expect(await done(findHeldGrant, ask, at(2, lead))).toMatchObject({ id, agent })
})
