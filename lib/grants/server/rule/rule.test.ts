import { GRPC } from '@cerbos/grpc'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { stopRuleEngine } from '@/lib/rules/server'
import { enginePids } from '@/lib/rules/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller, Operation } from '@/lib/server/service'
import { contextOf, done } from '@/lib/server/service/testing'
import { createTemplate, publishTemplate } from '@/lib/templates/server'
import { approveGrant, askForGrant, getGrant, getGrantRequest, giveGrant, handOver } from '..'
import { askFor, at, liveTemplate, makeKeys, ofCustomer } from '../testing'

let database: Database
let lena: Caller
let samir: Caller

const isLena = 'has(request.auxData.jwt.name) && request.auxData.jwt.name == "Lena"'

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lena = await addMember(database, 'Lena', ['lead'])
  samir = await addMember(database, 'Samir', ['lead'])
})

afterAll(async () => {
  await stopRuleEngine()
  await database.close()
})

/** The refusal of an operation that must be refused, as its code and sentence. */
async function refusalOf<I, T>(operation: Operation<I, T>, input: I, context = contextOf()): Promise<string> {
  const outcome = await operation.execute(context, input)
  if (outcome.ok) throw new Error('This was not refused.')
  return `${outcome.failure.code}: ${outcome.failure.message}`
}

describe('the rule of a template', () => {
  test('lets nobody ask whose claims do not meet it, and says what they lack', async () => {
    const template = await liveTemplate({ rule: { ask: isLena } })
    expect((await done(giveGrant, askFor(template), at(1, lena))).state).toBe('ready')
    expect(await refusalOf(giveGrant, askFor(template), at(1, samir))).toBe(
      'forbidden: The rule of this template does not let you ask for this. Needs that name is “Lena”; your name is “Samir”.',
    )
    expect(await refusalOf(askForGrant, askFor(template), at(1, samir))).toContain('forbidden')
  })

  test('asks for an approval from whom it does not let give at once, and lets only whom it names approve', async () => {
    const template = await liveTemplate({ rule: { give: isLena, approve: isLena } })
    const asked = await done(giveGrant, askFor(template), at(1, samir))
    expect(asked.state).toBe('requested')
    const other = await addMember(database, 'Otto', ['lead'])
    const seen = await done(getGrantRequest, { id: asked.id }, at(2, other))
    expect(seen.deciders).toEqual(['Lena'])
    expect(seen.whyNot).toContain('Needs that name is “Lena”; your name is “Otto”.')
    expect(await refusalOf(approveGrant, { id: asked.id }, at(2, other))).toBe(
      'forbidden: The rule of this template does not let you approve this. Needs that name is “Lena”; your name is “Otto”.',
    )
    expect((await done(approveGrant, { id: asked.id }, at(2, lena))).state).toBe('ready')
  })

  test('bounds how long by who asks, names itself', async () => {
    const lengths = [
      { maxMinutes: 30, when: 'true' },
      { maxMinutes: 240, when: isLena },
    ]
    const template = await liveTemplate({ rule: { lengths }, defaultMinutes: 60 })
    const usual = await done(giveGrant, askFor(template), at(1, samir))
    const { startsAt, endsAt } = await done(getGrant, { id: usual.id }, at(1, samir))
    expect((endsAt ?? 0) - (startsAt ?? 0)).toBe(30 * 60_000)
    const long = { end: { kind: 'length', minutes: 60 } } as const
    expect(await refusalOf(giveGrant, askFor(template, long), at(1, samir))).toBe(
      'blocked: At most 30 minutes is possible here: the rule of the template, by your claims, sets that limit.',
    )
    const given = await done(giveGrant, askFor(template, long), at(1, lena))
    expect(given.state).toBe('ready')
  })

  test('is asked for once where it changes nothing, and once more where it sets a shorter length', async () => {
    const asked = vi.spyOn(GRPC.prototype, 'checkResources')
    const questionsFor = async (issuance: object) => {
      const template = await liveTemplate(issuance)
      asked.mockClear()
      expect((await done(giveGrant, askFor(template), at(1, lena))).state).toBe('ready')
      return asked.mock.calls.length
    }
    expect(await questionsFor({})).toBe(1)
    expect(await questionsFor({ rule: { ask: isLena } })).toBe(1)
    expect(await questionsFor({ rule: { lengths: [{ maxMinutes: 240, when: 'true' }] }, defaultMinutes: 60 })).toBe(1)
    expect(await questionsFor({ rule: { lengths: [{ maxMinutes: 30, when: 'true' }] }, defaultMinutes: 60 })).toBe(2)
    asked.mockRestore()
  })

  test('knows what is asked for: the length, the agent and the parameters', async () => {
    const ask =
      'request.resource.attr.minutes <= 60.0 && request.resource.attr.agent.endsWith("@acme.example") && "c_4711" in request.resource.attr.parameters["user_id"]'
    const template = await liveTemplate({ rule: { ask } })
    expect((await done(giveGrant, askFor(template), at(1, lena))).state).toBe('ready')
    for (const change of [
      { end: { kind: 'length', minutes: 61 } } as const,
      { agent: { email: 'ida@other.example', name: 'Ida' } },
      { values: { user_id: 'c_4712' } },
    ]) {
      expect(await refusalOf(giveGrant, askFor(template, change), at(1, lena))).toContain('forbidden')
    }
  })

  test('keeps what is handed over from whom it does not let give it', async () => {
    const template = await liveTemplate({ rule: { give: isLena } })
    const ask = askFor(template)
    const { id } = await done(giveGrant, ask, at(1, lena))
    const to = { email: 'next@acme.example', name: 'Next' }
    const hand = { from: ask.agent.email, to, ids: [id], requestKey: 'a'.repeat(20) }
    expect(await refusalOf(handOver, hand, at(2, samir))).toContain('forbidden: The rule of this template')
    expect(await done(handOver, hand, at(2, lena))).toHaveLength(1)
  })

  test('that the engine does not take is not published, and the version before goes on', async () => {
    const template = await liveTemplate({ rule: { ask: isLena } })
    const made = { name: 'No CEL', ...ofCustomer, issuance: JSON.stringify({ rule: { ask: 'has(', give: 'true' } }) }
    const { id } = await done(createTemplate, made, at(0))
    const consent = { note: 'First.', liveVersion: null, acknowledgesWider: true, reasons: [] }
    expect(await refusalOf(publishTemplate, { id, revision: 1, ...consent }, at(0))).toContain(
      'blocked: The condition for "ask" is not taken by the engine',
    )
    expect((await done(giveGrant, askFor(template), at(1, lena))).state).toBe('ready')
  })

  test('gives nothing while the engine hangs, and gives again by itself', async () => {
    const template = await liveTemplate({ rule: { ask: isLena } })
    for (const pid of await enginePids()) process.kill(pid, 'SIGSTOP')
    expect(await refusalOf(giveGrant, askFor(template), at(1, lena))).toMatch(/^unavailable: The rules c/)
    const again = askFor(template)
    await expect.poll(async () => (await giveGrant.execute(at(1, lena), again)).ok, { timeout: 10_000 }).toBe(true)
    expect(await done(giveGrant, again, at(1, lena))).toMatchObject({ code: null })
  })
})
