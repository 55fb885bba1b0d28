import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller, RequestContext } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { emptyContent } from '@/lib/templates'
import { publishTemplate, saveDraft } from '@/lib/templates/server'
import { approveGrant, askForGrant, extendGrant, findHeldGrant, getGrant, giveGrant } from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller
let requester: Caller
let colleague: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
  colleague = await addMember(database, 'Omar', ['requester'])
})

afterAll(() => database.close())

const ofSeat = {
  text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}","seat":"{{seat}}"},"permissions":["read","update"]}}}',
  parameters: JSON.stringify([
    { name: 'user_id', type: 'string', label: 'Customer', required: true, maxLength: 20 },
    { name: 'seat', type: 'integer', label: 'Seat', required: true },
  ]),
}

function lasting(minutes: number) {
  return { end: { kind: 'length', minutes } as const }
}

type Ask = Parameters<typeof giveGrant.execute>[1]

async function refusalOf(ask: Ask, context: RequestContext, operation = giveGrant) {
  const outcome = await operation.execute(context, { ...ask, requestKey: `again-${ask.requestKey}` })
  return outcome.ok ? null : outcome.failure
}

/** What an agent may hold already, and a request for the same. */
async function heldByIda(by = lead, issuance = {}) {
  const template = await liveTemplate(issuance, ofSeat)
  const ask = askFor(template, { values: { user_id: 'c_1', seat: 1 }, ...lasting(60) })
  const given = await done(by === lead ? giveGrant : askForGrant, ask, at(0, by))
  return { template, ask, ...given }
}

describe('what an agent has already', () => {
  test('is of the template for the same values: all of them count, in whatever order they are sent', async () => {
    const template = await liveTemplate({}, ofSeat)
    const agent = { email: 'same@acme.example', name: 'Same' }
    const ask = (seat: number) => askFor(template, { agent, values: { user_id: 'c_1', seat } })
    const first = await done(giveGrant, ask(1), at(0, lead))
    const second = await done(giveGrant, ask(2), at(1, lead))
    await done(giveGrant, { ...ask(3), agent: { email: 'other@acme.example', name: 'Other' } }, at(2, lead))
    const heldAt = async (seat: number, minutes = 3) =>
      (await done(findHeldGrant, ask(seat), at(minutes, lead)))?.grant.id
    expect([await heldAt(1), await heldAt(2), await heldAt(3)]).toEqual([first.id, second.id, undefined])
    expect(await heldAt(1, 61)).toBeUndefined()
    const turned = { ...ask(1), values: { seat: 1, user_id: 'c_1' } }
    expect((await done(findHeldGrant, turned, at(3, lead)))?.grant.id).toBe(first.id)
    expect(await codeOf(giveGrant, turned, at(3, lead))).toBe('conflict')
  })

  test('is the one that lasts longest, of two', async () => {
    const template = await liveTemplate()
    const agent = { email: 'long@acme.example', name: 'Long' }
    const ask = { ...askFor(template, { agent }), ...lasting(20) }
    await done(giveGrant, ask, at(0, lead))
    const longer = { ...askFor(template, { agent, isBesides: true }), ...lasting(60) }
    const { id } = await done(giveGrant, longer, at(1, lead))
    expect(await done(findHeldGrant, ask, at(2, lead))).toMatchObject({ grant: { id, agent } })
  })

  test('is found however else it differs, and that is said: how long, how much it reaches, how it is handed over', async () => {
    const { ask, id } = await heldByIda(lead, { deliveries: ['link', 'token'] })
    const differs = async (change: object, minutes = 0) => {
      const found = await done(findHeldGrant, { ...ask, ...change }, at(minutes, lead))
      return found?.grant.id === id ? found.differs : null
    }
    expect(await differs({})).toEqual([])
    expect(await differs(lasting(45))).toEqual(['It ends 15 min later than what you ask for.'])
    expect(await differs(lasting(60), 20)).toEqual(['It ends 20 min sooner than what you ask for.'])
    const narrower = { narrowing: { without: [], isReadOnly: true } }
    expect(await differs(narrower)).toEqual(['It reaches more than what you ask for.'])
    expect(await differs({ delivery: 'token' })).toEqual(['It was handed over by link.'])
    expect(await refusalOf({ ...ask, ...lasting(45), ...narrower }, at(0, lead))).toMatchObject({
      code: 'conflict',
      field: 'isBesides',
      message: expect.stringMatching(
        /has this access already until 2025-11-22 09:27 UTC\. It ends 15 min later .+ It reaches more .+ Extend it, or choose/,
      ),
    })
  })

  test('is found across the versions of its template, with what the newer one reaches otherwise', async () => {
    const { template, ask, id } = await heldByIda()
    const text = ofSeat.text.replace('["read","update"]', '["read","update","create"]')
    await done(saveDraft, { ...emptyContent, ...ofSeat, text, id: template.id, revision: 1 }, at(1))
    const consent = { note: 'Wider.', liveVersion: 1, acknowledgesWider: true, reasons: [] }
    const { number } = await done(publishTemplate, { id: template.id, revision: 2, ...consent }, at(1))
    const found = await done(findHeldGrant, { ...ask, version: number }, at(0, lead))
    expect(found).toMatchObject({ grant: { id }, differs: ['It reaches less than what you ask for.'] })
  })

  test('that begins later says so', async () => {
    const { ask } = await heldByIda()
    const later = { ...ask, requestKey: `${ask.requestKey}-later`, startsAt: start + 40 * minute, isBesides: true }
    const { id } = await done(giveGrant, later, at(0, lead))
    expect(await done(findHeldGrant, ask, at(0, lead))).toMatchObject({
      grant: { id },
      differs: ['It begins later than what you ask for.', 'It ends 40 min later than what you ask for.'],
    })
  })
})

describe('whoever may only ask', () => {
  test('is told that it is there, and not until when, where somebody else asked for it', async () => {
    const { ask } = await heldByIda()
    const refusal = await refusalOf(ask, at(1, requester), askForGrant)
    expect(refusal).toMatchObject({ code: 'conflict', field: 'isBesides' })
    expect(refusal?.message).toBe(
      'Ida Berg has this access already. Ask a lead to extend it, or choose to give it a second time.',
    )
    // A name that somebody else gave the agent is not told either.
    const named = { ...ask, agent: { ...ask.agent, name: 'I. B.' } }
    expect((await refusalOf(named, at(1, requester), askForGrant))?.message).toMatch(/^I\. B\. has/)
    expect(await done(findHeldGrant, ask, at(1, requester))).toBeNull()
  })

  test('is told until when what they asked for themselves lasts, and asks for more time, to which somebody agrees', async () => {
    const { ask, id } = await heldByIda(requester, { maxMinutes: 240 })
    await done(approveGrant, { id }, at(0, lead))
    const refusal = await refusalOf(ask, at(1, requester), askForGrant)
    expect(refusal?.message).toContain('until 2025-11-22 09:27 UTC')
    const found = await done(findHeldGrant, ask, at(1, requester))
    expect(found?.grant.id).toBe(id)
    const more = { id, minutes: 30, reason: 'Still on it.', requestKey: `more-${ask.requestKey}` }
    expect(await codeOf(extendGrant, { ...more, requestKey: `x${more.requestKey}` }, at(1, colleague))).toBe(
      'forbidden',
    )
    const asked = await done(extendGrant, more, at(1, requester))
    expect(asked.state).toBe('requested')
    expect(await done(getGrant, { id }, at(2, lead))).toMatchObject({ endsAt: start + 60 * minute })
    expect(await codeOf(approveGrant, { id: asked.id }, at(2, requester))).toBe('forbidden')
    await done(approveGrant, { id: asked.id }, at(2, lead))
    expect(await done(getGrant, { id }, at(3, lead))).toMatchObject({ endsAt: start + 90 * minute })
  })
})
