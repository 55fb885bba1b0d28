import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { runningSessions, takeSessions } from '@/lib/sandbox/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import {
  approveGrant,
  askForMore,
  claimGrant,
  declineGrant,
  endGrant,
  giveGrant,
  leaveGrant,
  listGrantRequests,
  openGrant,
  readStanding,
  renewGrant,
} from '..'
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

/** A grant that its agent has opened, with the secret of that browser. */
async function opened(change: object = {}, issuance: object = {}) {
  const given = await done(giveGrant, askFor(await liveTemplate(issuance), change), at(0, lead))
  const { id, holder } = await done(claimGrant, { code: given.code ?? '' }, at(1, null))
  return { id, holder }
}

test('the page of the agent is told who gave what, and where the embed is, without a token in its address', async () => {
  const held = await opened({ ticket: 'T-1' })
  const shown = await done(openGrant, held, at(2, null))
  expect(shown).toMatchObject({
    givenBy: 'Lena',
    agent: { name: 'Ida Berg' },
    ticket: 'T-1',
    standing: { state: 'active' },
  })
  expect(shown.sentence).toMatch(/c_4711/)
  expect(new URL(shown.frame.src).searchParams.get('token_source')).toBe('postMessage')
  expect(new URL(shown.frame.src).origin).toBe(shown.frame.origin)
})

test('how access stands says who ended it: the lead, the agent, or time', async () => {
  const [one, two, three] = [await opened(), await opened(), await opened()]
  await done(renewGrant, one, at(2, null))
  await done(endGrant, { id: one.id }, at(3, lead))
  expect(await done(readStanding, one, at(3, null))).toMatchObject({
    state: 'ending',
    endedBy: { kind: 'member', name: 'Lena' },
    lastTokenEndsAt: start + 12 * minute,
  })
  await done(leaveGrant, two, at(3, null))
  expect(await done(readStanding, two, at(3, null))).toMatchObject({ state: 'ended', endedBy: { kind: 'agent' } })
  expect(await done(readStanding, three, at(59, null))).toMatchObject({ state: 'active', endedBy: null })
  expect(await done(readStanding, three, at(60, null))).toMatchObject({ state: 'ended', endedBy: { kind: 'time' } })
})

test('another browser learns nothing and asks for nothing', async () => {
  const { id } = await opened()
  const stranger = { id, holder: randomBytes(32).toString('base64url') }
  expect(await codeOf(readStanding, stranger, at(2, null))).toBe('link_unknown')
  expect(await codeOf(askForMore, { ...stranger, minutes: 30 }, at(2, null))).toBe('link_unknown')
})

test('more time is asked for once, waits for somebody although the template asks for no approval, and moves the end', async () => {
  const held = await opened()
  const asked = await done(askForMore, { ...held, minutes: 30, reason: 'Still looking.' }, at(50, null))
  expect(asked.endsAt).toBe(start + 90 * minute)
  expect((await done(askForMore, { ...held, minutes: 60 }, at(51, null))).id).toBe(asked.id)
  expect(await done(readStanding, held, at(51, null))).toMatchObject({
    endsAt: start + 60 * minute,
    more: { state: 'asked', endsAt: start + 90 * minute },
  })
  const { waiting } = await done(listGrantRequests, {}, at(51, lead))
  expect(waiting.find(({ id }) => id === asked.id)).toMatchObject({
    mayDecide: true,
    reason: 'Still looking.',
    asked: { by: 'Ida Berg' },
  })
  await done(approveGrant, { id: asked.id }, at(52, lead))
  expect(await done(readStanding, held, at(53, null))).toMatchObject({
    endsAt: start + 90 * minute,
    more: { state: 'agreed' },
  })
  expect(await codeOf(renewGrant, held, at(75, null))).toBe('done')
})

test('declined, the agent is told why and may ask again; beyond the limit the limit is named', async () => {
  const held = await opened({}, { maxMinutes: 90 })
  const asked = await done(askForMore, { ...held, minutes: 30 }, at(10, null))
  await done(declineGrant, { id: asked.id, reason: 'The case is closed.' }, at(11, lead))
  expect((await done(readStanding, held, at(12, null))).more).toMatchObject({
    state: 'declined',
    reason: 'The case is closed.',
  })
  expect(await codeOf(askForMore, { ...held, minutes: 60 }, at(13, null))).toBe('blocked')
  expect((await done(askForMore, { ...held, minutes: 15 }, at(14, null))).id).not.toBe(asked.id)
  expect(await codeOf(askForMore, { ...held, minutes: 15 }, at(60, null))).toBe('conflict')
})

test('ending access ends the sessions that the agent has running in the sandbox, and says how many', async () => {
  const agent = { email: 'runs@acme.example', name: 'Runs' }
  const { id } = await opened({ agent })
  const running = await takeSessions(database, agent.email, start)
  expect(running).toBeGreaterThan(0)
  expect(await done(endGrant, { id }, at(2, lead))).toMatchObject({ sessionsEnded: running })
  expect(await runningSessions(database, agent.email, start)).toEqual([])
})

test('what other access of the same agent reaches goes on when one of two ends', async () => {
  const agent = { email: 'twice@acme.example', name: 'Twice' }
  const text =
    '{"role":null,"policy":{"version":3,"sessions":{"custom_data":{"tenant":"globex"},"permissions":["read"]}}}'
  const wide = await liveTemplate({}, { text, parameters: '[]' })
  const narrow = await opened({ agent })
  const given = await done(giveGrant, askFor(wide, { agent, values: {} }), at(0, lead))
  await done(claimGrant, { code: given.code ?? '' }, at(1, null))
  const running = await takeSessions(database, agent.email, start)
  expect(await done(endGrant, { id: narrow.id }, at(2, lead))).toMatchObject({ sessionsEnded: running - 1 })
  const left = await runningSessions(database, agent.email, start)
  expect(left.map(({ custom_data }) => custom_data.tenant)).toEqual(['globex'])
})
